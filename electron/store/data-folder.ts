import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, resolve, win32 } from 'node:path';
import { fail, ok, type Result } from '../contract/error.ts';

type Place = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

/** Where this machine keeps the data: `ANAMNESIS_HOME`, else the place the operating system has for it. Not created. */
export function dataFolderPath({ env, platform, home }: Place): string {
  if (env.ANAMNESIS_HOME) return resolve(env.ANAMNESIS_HOME);
  switch (platform) {
    case 'win32':
      return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Anamnesis');
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'Anamnesis');
    default: {
      // The XDG specification says to ignore a relative path.
      const base = env.XDG_DATA_HOME;
      return posix.join(base?.startsWith('/') ? base : posix.join(home, '.local', 'share'), 'anamnesis');
    }
  }
}

/** The data folder of this machine, created and tried (see `prepareDataFolder`). */
export function dataFolder(env: Place['env'] = process.env): Result<string> {
  const folder = dataFolderPath({ env, platform: process.platform, home: homedir() });
  const ready = prepareDataFolder(folder);
  return ready.ok ? ok(folder) : ready;
}

/**
 * Creates the data folder (only its owner may enter) and tries it by writing a file. Fails with `folder-not-writable`,
 * also when something else has its name, or `disk-full`.
 */
export function prepareDataFolder(folder: string): Result<undefined> {
  const probe = resolve(folder, `.probe-${randomUUID()}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, 'x', { flag: 'wx' });
    rmSync(probe);
    return ok(undefined);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return fail(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'folder-not-writable');
  }
}
