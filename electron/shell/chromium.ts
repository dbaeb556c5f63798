import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { channelNames, streamNames } from '../contract/api.ts';
import { buildBridge } from '../contract/install-bridge.ts';
import type { Door } from '../ipc/door.ts';
import { createSession } from '../ipc/session.ts';
import { contentSecurityPolicy, type Shell, type ShellWindow } from './shell.ts';
import { readStaticFiles } from './static-files.ts';

/** A name that resolves nowhere; every request is answered from memory or refused before it reaches the network. */
const origin = 'https://anamnesis.invalid';

/** Switches that keep Chromium from opening connections of its own (docs/security.md). */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,AutofillServerCommunication,Translate',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-gpu',
];

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The installed Chromium-family browser, or null. `ANAMNESIS_CHROMIUM` names another one. */
export function findChromium(environment: NodeJS.ProcessEnv): string | null {
  const own = environment.ANAMNESIS_CHROMIUM;
  if (own) return existsSync(own) ? own : null;
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((f) => names.map((n) => join(f, n)));
  return [...onPath, ...places].find((p) => existsSync(p)) ?? null;
}

/** A window of Chromium, with its page for end-to-end tests. */
export type ChromiumWindow = ShellWindow & { readonly page: Page };

/** The shell for machines without an Electron binary, and for every end-to-end test. Speaks over a pipe, no port. */
export function chromiumShell(executablePath: string): Shell<ChromiumWindow> {
  return {
    name: 'Chromium',
    async open(door, { rendererFolder, headless }) {
      const files = readStaticFiles(rendererFolder);
      // A fresh profile for each run: the browser keeps nothing of what it showed.
      const profile = mkdtempSync(join(tmpdir(), 'anamnesis-window-'));
      const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        headless,
        chromiumSandbox: process.getuid?.() !== 0,
        args: [...quiet, '--app=about:blank', '--window-size=1440,900'],
        ignoreDefaultArgs: ['--enable-automation', '--disable-extensions', '--use-mock-keychain'],
        viewport: headless ? { width: 1440, height: 900 } : null,
        acceptDownloads: false,
        permissions: [],
        serviceWorkers: 'block',
        bypassCSP: false,
      });
      context.setDefaultTimeout(10_000);
      await serveOnlyOwnFiles(context, files);
      const page = context.pages()[0] ?? (await context.newPage());
      context.on('page', (other) => void (other === page ? null : other.close()));
      const session = await connect(page, door);
      await page.goto(`${origin}/index.html`);
      const closed = new Promise<void>((resolve) => {
        context.on('close', () => {
          session.close();
          rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
          resolve();
        });
        page.on('close', () => void context.close().catch(() => undefined));
      });
      return {
        page,
        closed,
        chooseFile: (title, extension) => askForPath(page, title, extension),
        screenshot: async (file) => {
          await page.waitForLoadState('networkidle');
          await page.screenshot({ path: file });
        },
        close: async () => {
          await context.close();
          await closed;
        },
      };
    },
  };
}

async function serveOnlyOwnFiles(context: BrowserContext, files: ReturnType<typeof readStaticFiles>) {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = url.origin === origin && route.request().method() === 'GET' ? files.get(url.pathname) : undefined;
    if (file === undefined) return route.abort('blockedbyclient');
    await route.fulfill({
      body: file.body,
      contentType: file.type,
      headers: {
        'Content-Security-Policy': contentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Opener-Policy': 'same-origin',
      },
    });
  });
}

/** Installs the bridge in the page's main frame; calls from any other frame or origin are refused. */
async function connect(page: Page, door: Door) {
  const session = createSession(door, (id, event) => {
    page
      .evaluate(
        ([i, e]) =>
          (globalThis as unknown as Record<string, (i: unknown, e: unknown) => void>).__anamnesisEvent?.(i, e),
        [id, event],
      )
      .catch(() => undefined);
  });
  await page.exposeBinding('__anamnesisSend', async ({ frame }, message: unknown) => {
    if (frame !== page.mainFrame() || !frame.url().startsWith(`${origin}/`))
      return JSON.stringify({ ok: false, error: { code: 'request-invalid' } });
    // One string crosses far faster than a deep object, which the transport would walk value by value.
    return JSON.stringify(await session.receive(message));
  });
  await page.addInitScript({
    content: `(() => {
      const send = globalThis.__anamnesisSend;
      delete globalThis.__anamnesisSend;
      let listener = () => undefined;
      Object.defineProperty(globalThis, '__anamnesisEvent', { value: (id, event) => listener(id, event) });
      const build = ${buildBridge.toString()};
      const transport = { send: (m) => send(m).then(JSON.parse), onEvent: (l) => { listener = l; } };
      Object.defineProperty(globalThis, 'anamnesis', {
        value: build(${JSON.stringify(channelNames)}, ${JSON.stringify(streamNames)}, transport),
      });
    })();`,
  });
  return session;
}

/** A page cannot learn a file's path, so this shell asks for it in a prompt that the page itself never sees. */
async function askForPath(page: Page, title: string, extension: string): Promise<string | null> {
  // With a listener present the prompt stays open for the user (or for the test that answers it).
  const keepOpen = () => undefined;
  page.on('dialog', keepOpen);
  try {
    const answer = await page.evaluate(
      (text) => globalThis.prompt(text),
      `${title} (full path of a .${extension} file)`,
    );
    return answer === null || answer.trim() === '' ? null : answer.trim().replace(/^"(.*)"$/, '$1');
  } finally {
    page.off('dialog', keepOpen);
  }
}
