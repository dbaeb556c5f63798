import { join } from 'node:path';
import { app } from 'electron';
import { runWindow } from './app/run-window.ts';
import { electronShell, registerScheme } from './shell/electron.ts';

// Electron's entry. Everything it starts is composed in app/, the same for every shell.
if (!app.requestSingleInstanceLock()) app.quit();
else {
  registerScheme();
  app.enableSandbox();
  const screenshotAt = process.argv.indexOf('--screenshot');
  runWindow({
    shell: electronShell,
    rendererFolder: join(import.meta.dirname, '..', 'renderer'),
    packFile: join(import.meta.dirname, '..', 'knowledge', 'core.pack'),
    version: app.getVersion(),
    screenshot: screenshotAt < 0 ? null : (process.argv[screenshotAt + 1] ?? null),
    say: (line) => process.stderr.write(`${line}\n`),
  }).then((code) => app.exit(code));
}
