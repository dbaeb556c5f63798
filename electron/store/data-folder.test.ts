import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataFolder, dataFolderPath, prepareDataFolder } from './data-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the place of the data', () => {
  const linux = { platform: 'linux', home: '/home/ada' } as const;

  it('is the one each system has for it', () => {
    expect(dataFolderPath({ ...linux, env: {} })).toBe('/home/ada/.local/share/anamnesis');
    expect(dataFolderPath({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/anamnesis');
    expect(dataFolderPath({ ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe('/home/ada/.local/share/anamnesis');
    expect(dataFolderPath({ platform: 'darwin', home: '/Users/ada', env: {} })).toBe(
      '/Users/ada/Library/Application Support/Anamnesis',
    );
    const windows = { platform: 'win32', home: 'C:\\Users\\ada' } as const;
    expect(dataFolderPath({ ...windows, env: { APPDATA: 'D:\\Roaming' } })).toBe('D:\\Roaming\\Anamnesis');
    expect(dataFolderPath({ ...windows, env: {} })).toBe('C:\\Users\\ada\\AppData\\Roaming\\Anamnesis');
  });

  it('is what ANAMNESIS_HOME says, if it says something', () => {
    expect(dataFolderPath({ ...linux, env: { ANAMNESIS_HOME: folder, XDG_DATA_HOME: '/data' } })).toBe(folder);
    expect(dataFolderPath({ ...linux, env: { ANAMNESIS_HOME: '' } })).toBe('/home/ada/.local/share/anamnesis');
  });
});

describe('preparing it', () => {
  it('creates the folder for its owner alone and leaves nothing in it', () => {
    const place = join(folder, 'new', 'place');
    expect(dataFolder({ ANAMNESIS_HOME: place })).toEqual({ ok: true, value: place });
    if (process.platform !== 'win32') expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(readdirSync(place)).toEqual([]);
    expect(prepareDataFolder(place).ok).toBe(true);
  });

  it('says so when a file stands in its place', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    const notWritable = { ok: false, error: { code: 'folder-not-writable' } };
    expect(prepareDataFolder(file)).toEqual(notWritable);
    expect(dataFolder({ ANAMNESIS_HOME: join(file, 'below') })).toEqual(notWritable);
  });

  const unstoppable = process.getuid?.() === 0 || process.platform === 'win32';
  it.skipIf(unstoppable)('says so when the folder is read-only (not for root, who may write anywhere)', () => {
    const place = join(folder, 'read-only');
    prepareDataFolder(place);
    chmodSync(place, 0o500);
    expect(prepareDataFolder(place)).toEqual({ ok: false, error: { code: 'folder-not-writable' } });
    chmodSync(place, 0o700);
  });
});
