import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
export const rendererFolder = join(root, 'dist', 'renderer');
const stamp = join(root, 'dist', 'renderer.sha256');

function hashInputs(): string {
  const hash = createHash('sha256');
  for (const folder of ['renderer', 'electron/contract']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
    for (const f of files.map((e) => join(e.parentPath, e.name)).sort())
      hash.update(f.slice(root.length)).update(readFileSync(f));
  }
  for (const f of ['vite.config.ts', 'package-lock.json']) hash.update(readFileSync(join(root, f)));
  return hash.digest('hex');
}

/** Builds the window's files unless nothing of them changed since the last build. */
export async function buildRenderer(say: (line: string) => void): Promise<void> {
  const hash = hashInputs();
  if (existsSync(join(rendererFolder, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
    return;
  say('Building the window …');
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, hash);
}
