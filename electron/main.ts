import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { HostProcess } from '../native/llm/launch.ts';
import { runWindow } from './app/run-window.ts';
import { electronShell, registerScheme } from './shell/electron.ts';

/** The model's process as Electron has it: no Node flags, no window, its output discarded. */
function launchHost(): HostProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, 'host.js'), [], {
    stdio: 'ignore',
    serviceName: 'Anamnesis model',
  });
  return {
    pid: child.pid,
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}

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
    launchHost,
    say: (line) => process.stderr.write(`${line}\n`),
  }).then((code) => app.exit(code));
}
