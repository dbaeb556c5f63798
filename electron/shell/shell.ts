import type { Door } from '../ipc/door.ts';

/** What every shell serves: the built window, with these headers. Nothing may be loaded from anywhere else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export type WindowOptions = {
  /** Folder of the built window (index.html and assets). */
  readonly rendererFolder: string;
  /** Without a visible window: for checks and tests. */
  readonly headless: boolean;
};

/** A window of the program, whatever draws it. */
export type ShellWindow = {
  /** Asks the user for one file; null when cancelled. The path never enters the window. */
  readonly chooseFile: (title: string, extension: string) => Promise<string | null>;
  /** Writes a PNG of what the window shows. */
  readonly screenshot: (file: string) => Promise<void>;
  /** Resolves when the user has closed the window. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
};

export type Shell<W extends ShellWindow = ShellWindow> = {
  /** Its name and version as the user may read it, for example "Chromium 156". */
  readonly name: string;
  readonly open: (door: Door, options: WindowOptions) => Promise<W>;
};
