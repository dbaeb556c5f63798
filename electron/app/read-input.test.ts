import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNote, readText } from './read-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-input-'));
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const code = (path: string) => {
  const r = readText(path, 'note');
  return r.ok ? r.value : r.error.code;
};

describe('readText', () => {
  it('reads UTF-8, with and without a byte order mark, and UTF-16 with one', () => {
    expect(code(file('a', 'fièvre'))).toBe('fièvre');
    expect(code(file('b', '\uFEFFcough'))).toBe('cough');
    expect(code(file('c', Buffer.from('\uFEFFcough', 'utf16le')))).toBe('cough');
  });
  it('refuses what is not there, not text or not UTF-8', () => {
    expect(code(join(folder, 'missing'))).toBe('file-not-found');
    expect(code(folder)).toBe('file-unreadable');
    expect(code(file('d', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0)))).toBe('note-binary');
    expect(code(file('e', Uint8Array.of(0x66, 0xfc, 0x72)))).toBe('note-encoding');
  });
  it('refuses more than a note can be', () => {
    expect(code(file('f', Buffer.alloc(8_000_001, 0x61)))).toBe('note-too-large');
  });
});

describe('checkNote', () => {
  it('refuses an empty note and takes a note of one megabyte', () => {
    expect(checkNote(' \n')).toMatchObject({ ok: false, error: { code: 'note-empty' } });
    expect(checkNote('cough '.repeat(170_000)).ok).toBe(true);
  });
});
