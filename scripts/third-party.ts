// npm run third-party: writes docs/third-party.md from the licences of what ships (dependencies and what the window bundles).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Record<string, string>;
};
const read = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Development dependencies that end up inside the window's files or beside the program. */
const bundled = [
  'react',
  'react-dom',
  'zustand',
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/notifications',
  '@mantine/spotlight',
  '@tabler/icons-react',
  '@tanstack/react-virtual',
  '@codemirror/commands',
  '@codemirror/search',
  '@codemirror/state',
  '@codemirror/view',
  'electron',
  'playwright-core',
];

const seen = new Map<string, Manifest>();
function visit(name: string) {
  const folder = join(root, 'node_modules', name);
  if (seen.has(name) || !existsSync(folder)) return;
  const manifest = read(folder);
  seen.set(name, manifest);
  // Electron's own dependencies only fetch its binary; they do not ship.
  if (name !== 'electron') for (const d of Object.keys(manifest.dependencies ?? {})) visit(d);
}
for (const name of [...Object.keys(read(root).dependencies ?? {}), ...bundled]) visit(name);

const rows = [...seen.values()]
  .sort((a, b) => (a.name < b.name ? -1 : 1))
  .map((m) => `| ${m.name} | ${m.version} | ${m.license ?? 'see its package'} |`);
writeFileSync(
  join(root, 'docs', 'third-party.md'),
  `# Third-party software\n\nWhat ships with Anamnesis or is bundled into it, with its licence. Written by \`npm run third-party\`; SQLite itself is in the\npublic domain, SQLite3 Multiple Ciphers and llama.cpp are under the MIT licence.\n\n| package | version | licence |\n|---|---|---|\n${rows.join('\n')}\n`,
);
console.log(`${rows.length} packages`);
