import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, protocol, session } from 'electron';
import type { Door } from '../ipc/door.ts';
import { createSession } from '../ipc/session.ts';
import { contentSecurityPolicy, type Shell, type ShellWindow, type WindowOptions } from './shell.ts';
import { readStaticFiles } from './static-files.ts';

const origin = 'app://anamnesis';

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** The product's shell. Thin on purpose: what it composes is what the Chromium shell composes. */
export const electronShell: Shell = {
  name: `Electron ${process.versions.electron ?? ''}`.trim(),
  async open(door: Door, { rendererFolder, headless }: WindowOptions): Promise<ShellWindow> {
    await app.whenReady();
    const files = readStaticFiles(rendererFolder);
    const own = session.fromPartition('anamnesis');
    own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    own.setPermissionCheckHandler(() => false);
    own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !details.url.startsWith(`${origin}/`) }));
    own.protocol.handle('app', (request) => {
      const url = new URL(request.url);
      const file = url.host === 'anamnesis' && request.method === 'GET' ? files.get(url.pathname) : undefined;
      if (file === undefined) return new Response(null, { status: 404 });
      return new Response(file.body, {
        headers: {
          'Content-Type': file.type,
          'Content-Security-Policy': contentSecurityPolicy,
          'X-Content-Type-Options': 'nosniff',
          'Referrer-Policy': 'no-referrer',
        },
      });
    });
    const window = new BrowserWindow({
      width: 1440,
      height: 900,
      show: !headless,
      title: 'Anamnesis',
      webPreferences: {
        preload: join(import.meta.dirname, 'preload.cjs'),
        session: own,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    window.setMenuBarVisibility(false);
    const { webContents } = window;
    webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    webContents.on('will-navigate', (event) => event.preventDefault());
    webContents.on('will-attach-webview', (event) => event.preventDefault());
    const connection = createSession(door, (id, event) => {
      if (!window.isDestroyed()) webContents.send('anamnesis:event', id, event);
    });
    ipcMain.handle('anamnesis:send', (event, message: unknown) => {
      const { senderFrame } = event;
      const trusted =
        event.sender === webContents &&
        senderFrame === webContents.mainFrame &&
        senderFrame?.url.startsWith(`${origin}/`);
      return trusted ? connection.receive(message) : { ok: false, error: { code: 'request-invalid' } };
    });
    await window.loadURL(`${origin}/index.html`);
    return {
      closed: new Promise((resolve) => {
        window.on('closed', () => {
          connection.close();
          ipcMain.removeHandler('anamnesis:send');
          resolve();
        });
      }),
      async chooseFile(title, extension) {
        const { filePaths, canceled } = await dialog.showOpenDialog(window, {
          title,
          properties: ['openFile'],
          filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
        });
        return canceled ? null : (filePaths[0] ?? null);
      },
      screenshot: async (file) => writeFile(file, (await webContents.capturePage()).toPNG()),
      close: async () => window.destroy(),
    };
  },
};
