// npm start [-- --screenshot FILE]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runWindow } from '../electron/app/run-window.ts';
import { chromiumShell, findChromium } from '../electron/shell/chromium.ts';
import { buildRenderer, rendererFolder } from './build-renderer.ts';
import { ensurePack } from './ensure-pack.ts';

const root = join(import.meta.dirname, '..');
const say = (line: string) => void process.stderr.write(`${line}\n`);
const at = process.argv.indexOf('--screenshot');
const screenshot = at < 0 ? null : (process.argv[at + 1] ?? null);
if (at >= 0 && screenshot === null) {
  say('--screenshot needs the name of a PNG file.');
  process.exit(2);
}

/** The Electron binary, when it was installed. It is never fetched without being asked for. */
function electronBinary(): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

async function main(): Promise<number> {
  const packFile = ensurePack(say);
  if (packFile === null) return 1;
  await buildRenderer(say);
  const electron = electronBinary();
  if (electron !== null) {
    say('Opening in Electron: its binary is installed.');
    const { buildElectron } = await import('./build-electron.ts');
    await buildElectron(say);
    return (
      spawnSync(electron, [root, ...(screenshot === null ? [] : ['--screenshot', screenshot])], { stdio: 'inherit' })
        .status ?? 1
    );
  }
  const chromium = findChromium(process.env);
  if (chromium === null) {
    say(
      'No window can be opened: neither the Electron binary nor a Chromium browser was found. Install one of them ("npx install-electron", or the chromium package of your system), or diagnose in the terminal: npm run diagnose -- resources/cases/coffee-ground-vomiting.txt',
    );
    return 1;
  }
  if (screenshot === null && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    say(
      'No window can be opened: this session has no display. Diagnose in the terminal (npm run diagnose -- resources/cases/coffee-ground-vomiting.txt), or check the install with "npm start -- --screenshot first-screen.png".',
    );
    return 1;
  }
  say('Opening in Chromium: the Electron binary is not installed ("npx install-electron" fetches it).');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return runWindow({ shell: chromiumShell(chromium), rendererFolder, packFile, version, screenshot, say });
}

process.exit(await main());
