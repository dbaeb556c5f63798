// npm test: unit tests, then end-to-end tests in Chromium.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from '../electron/shell/chromium.ts';
import { buildRenderer } from './build-renderer.ts';
import { ensurePack } from './ensure-pack.ts';

const root = join(import.meta.dirname, '..');
const vitest = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args], {
    cwd: root,
    stdio: 'inherit',
  }).status ?? 1;

if (ensurePack(console.error) === null) process.exit(1);
const unit = vitest('--project', 'unit');
if (findChromium(process.env) === null) {
  console.error(
    'The end-to-end tests need a Chromium browser and none was found. Install one (Debian: apt-get install chromium) or name it in ANAMNESIS_CHROMIUM, then run "npm test" again.',
  );
  process.exit(1);
}
await buildRenderer(console.error);
process.exit(unit || vitest('--project', 'e2e'));
