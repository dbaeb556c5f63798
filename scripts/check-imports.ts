// Runs the import rules and refuses a run that saw no modules: a parser that reads nothing finds nothing wrong.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const fewestModules = 50;
const run = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'electron',
    'native',
    'renderer',
    'scripts',
  ],
  { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
);
if (run.stdout.trim() === '') {
  console.error(run.stderr);
  process.exit(1);
}
const { summary } = JSON.parse(run.stdout) as {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
};
for (const v of summary.violations) console.error(`${v.rule.name}: ${v.from} → ${v.to}`);
console.log(`${summary.totalCruised} modules, ${summary.violations.length} violations`);
if (summary.totalCruised < fewestModules) console.error('Too few modules were seen; the check itself is broken.');
process.exitCode = summary.violations.length > 0 || summary.totalCruised < fewestModules ? 1 : 0;
