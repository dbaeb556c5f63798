import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdLockFile } from './lock-file.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-lock-'));
  file = join(folder, 'x.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const inUse = { ok: false, error: { code: 'vault-in-use' } };

describe('a lock file', () => {
  it('is held once, and again after its release', () => {
    const first = holdLockFile(file);
    expect(first.ok).toBe(true);
    expect(holdLockFile(file)).toEqual(inUse);
    if (first.ok) first.value.release();
    if (first.ok) first.value.release();
    const second = holdLockFile(file);
    expect(second.ok).toBe(true);
    if (second.ok) second.value.release();
  });

  it('is held against other processes, and free as soon as its holder is killed', async () => {
    const module = pathToFileURL(join(import.meta.dirname, 'lock-file.ts')).href;
    const program = `const { holdLockFile } = await import(${JSON.stringify(module)});
      // Kept: a collected handle closes its database and with it gives the lock back.
      globalThis.kept = holdLockFile(${JSON.stringify(file)});
      console.log(globalThis.kept.ok);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [said] = await once(child.stdout, 'data');
      expect(String(said)).toBe('true\n');
      expect(holdLockFile(file)).toEqual(inUse);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const taken = holdLockFile(file);
    expect(taken.ok).toBe(true);
    if (taken.ok) taken.value.release();
  });

  it('cannot be made where a folder has its name', () => {
    mkdirSync(file);
    expect(holdLockFile(file)).toEqual({ ok: false, error: { code: 'folder-not-writable' } });
  });
});
