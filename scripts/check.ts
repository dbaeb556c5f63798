// npm run check: types, lint and format, import rules, dead code, knowledge. Runs all and says which failed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', bin('tsc'), '-p', 'tsconfig.json'],
  ['lint and format', bin('biome'), 'check', '.'],
  ['import rules', process.execPath, 'scripts/check-imports.ts'],
  ['dead code', bin('knip')],
  ['knowledge', process.execPath, 'scripts/pack.ts', 'check', '--errors'],
];

const failed = steps.filter(([name, command, ...args]) => {
  console.log(`— ${name}`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0;
});
if (failed.length > 0) {
  console.error(`Failed: ${failed.map(([name]) => name).join(', ')}`);
  process.exitCode = 1;
}
