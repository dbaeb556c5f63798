import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseStore } from './cases.ts';
import { openVaultFolder } from './vault.ts';

const passphrase = 'correct horse battery';
const folder = mkdtempSync(join(tmpdir(), 'anamnesis-crash-'));
const vault = openVaultFolder({ folder });
const caseId = '00000000-0000-4000-8000-000000000001';
afterAll(() => {
  vault.lock();
  rmSync(folder, { recursive: true });
});

function cases() {
  const db = vault.db();
  if (!db.ok) throw new Error(db.error.code);
  return { db: db.value, store: caseStore(db.value, { newId: () => caseId }) };
}

beforeAll(async () => {
  await vault.create(passphrase);
  cases().store.create('version 1 of the note');
  vault.lock();
});

/** Saves versions of the case as fast as it can and says each number once the save was acknowledged. */
const writer = `
const { openVaultFolder } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'vault.ts')).href)});
const { caseStore } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'cases.ts')).href)});
const { writeSync } = await import('node:fs');
const vault = openVaultFolder({ folder: ${JSON.stringify(folder)} });
const unlocked = await vault.unlock(${JSON.stringify(passphrase)});
if (!unlocked.ok) throw new Error(unlocked.error.code);
const store = caseStore(vault.db().value, { newId: () => '' });
let { version } = store.open('${caseId}').value;
for (;;) {
  const saved = store.save('${caseId}', version, 'version ' + (version + 1) + ' of the note', []);
  if (!saved.ok) throw new Error(saved.error.code);
  version = saved.value.version;
  writeSync(1, version + '\\n');
}`;

it.each([1, 7, 40, 150, 400])('a process killed after %i acknowledged saves has lost none of them', async (saves) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let heard = 0;
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    heard += 1;
    if (heard === saves) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);

  expect(await vault.unlock(passphrase)).toEqual({ ok: true });
  const { db, store } = cases();
  const opened = store.open(caseId);
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.version).toBeGreaterThanOrEqual(acknowledged);
  const versions = store.versions(caseId);
  expect(versions.ok && versions.value.length).toBe(opened.value.version);
  for (let n = 1; n <= opened.value.version; n++)
    expect(store.version(caseId, n)).toEqual({ ok: true, value: { text: `version ${n} of the note` } });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.exec("INSERT INTO case_search (case_search) VALUES ('integrity-check')");
  vault.lock();
});
