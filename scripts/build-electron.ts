import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Packages that stay outside the bundles: native modules and what Electron itself provides. */
const external = ['electron', 'better-sqlite3-multiple-ciphers', 'node-llama-cpp', /^node:/];

/** Bundles Electron's main process, its preload (sandboxed, so one CommonJS file) and the model host. */
export async function buildElectron(say: (line: string) => void): Promise<void> {
  say('Building the main process …');
  const { build } = await import('vite');
  const outDir = join(root, 'dist', 'electron');
  const common = { root, configFile: false, logLevel: 'warn' } as const;
  const bundle = (entries: Record<string, string>, format: 'es' | 'cjs', extension: string, emptyOutDir: boolean) =>
    build({
      ...common,
      ssr: { noExternal: true, external: external.filter((e) => typeof e === 'string') },
      build: {
        ssr: true,
        outDir,
        emptyOutDir,
        target: 'node24',
        minify: false,
        rollupOptions: { input: entries, external, output: { format, entryFileNames: `[name].${extension}` } },
      },
    });
  await bundle(
    { main: join(root, 'electron', 'main.ts'), host: join(root, 'native', 'llm', 'host.ts') },
    'es',
    'js',
    true,
  );
  await bundle({ preload: join(root, 'electron', 'preload.ts') }, 'cjs', 'cjs', false);
}
