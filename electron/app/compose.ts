import { randomUUID } from 'node:crypto';
import type { ModelHost } from '../../native/llm/client.ts';
import type { Db } from '../../native/sqlite/open.ts';
import type { ClinicalEngine } from '../clinical/analyse.ts';
import type { About } from '../contract/api.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import { createDoor, type Door, type Handlers } from '../ipc/door.ts';
import { type CaseStore, caseStore } from '../store/cases.ts';
import { type SettingsStore, settingsStore } from '../store/settings.ts';
import type { Vault } from '../store/vault.ts';
import { inquiryHandlers } from './inquiry-service.ts';
import { conditionEntry, findingEntry, searchKnowledge } from './knowledge-service.ts';
import { titleOf } from './note-title.ts';
import { proposeFindings } from './propose-findings.ts';
import { checkNote } from './read-input.ts';
import { writeRationale } from './write-rationale.ts';

export type Parts = {
  readonly vault: Vault;
  readonly engine: ClinicalEngine;
  readonly models: ModelHost;
  /** Asks the user for one file; null when cancelled. */
  readonly chooseFile: (title: string, extension: string) => Promise<string | null>;
  readonly version: string;
  readonly shellName: string;
  readonly say: (line: string) => void;
};

/** Composes every service behind one door. What is composed here is the whole program; shells only carry it. */
export function composeDoor({ vault, engine, models, chooseFile, version, shellName, say }: Parts): Door {
  const { knowledge } = engine;
  // Statements are prepared once per open database; lock closes it and unlock opens another.
  let prepared: { db: Db; cases: CaseStore; settings: SettingsStore } | undefined;
  const stores = (): Result<{ cases: CaseStore; settings: SettingsStore }> => {
    const db = vault.db();
    if (!db.ok) return db;
    if (prepared?.db !== db.value)
      prepared = {
        db: db.value,
        cases: caseStore(db.value, { newId: randomUUID, titleOf }),
        settings: settingsStore(db.value),
      };
    return ok(prepared);
  };
  const withCases = <T>(use: (cases: CaseStore) => Result<T>): Result<T> => {
    const s = stores();
    return s.ok ? use(s.value.cases) : s;
  };
  const withSettings = <T>(use: (settings: SettingsStore) => Result<T>): Result<T> => {
    const s = stores();
    return s.ok ? use(s.value.settings) : s;
  };

  const handlers: Handlers = {
    'app.about': (): Result<About> =>
      ok({
        version,
        shell: shellName,
        packName: knowledge.pack.name,
        packHash: knowledge.pack.hash,
        conditions: knowledge.pack.conditions.length,
        findings: knowledge.pack.concepts.length - knowledge.pack.conditions.length,
        forms: knowledge.pack.wordings,
      }),
    'vault.status': () => ok(vault.status()),
    'vault.create': ({ passphrase }) => vault.create(passphrase),
    'vault.unlock': ({ passphrase }) => vault.unlock(passphrase),
    'vault.lock': async () => {
      await models.unload();
      engine.forget();
      vault.lock();
      return ok(undefined);
    },
    'settings.read': () => withSettings((s) => s.read()),
    'settings.write': (input) => withSettings((s) => s.write(input)),
    'cases.list': ({ query, archived }) => withCases((c) => c.list(query, archived)),
    'cases.create': ({ text }) => withCases((c) => c.create(text)),
    'cases.open': ({ caseId }) => withCases((c) => c.open(caseId)),
    'cases.rename': ({ caseId, title }) => withCases((c) => c.rename(caseId, title)),
    'cases.archive': ({ caseId, archived }) => withCases((c) => c.archive(caseId, archived)),
    'cases.save': ({ caseId, baseVersion, text, corrections }) =>
      withCases((c) => c.save(caseId, baseVersion, text, corrections)),
    'cases.versions': ({ caseId }) => withCases((c) => c.versions(caseId)),
    'cases.version': ({ caseId, version: wanted }) => withCases((c) => c.version(caseId, wanted)),
    ...inquiryHandlers({ engine, withCases, version }),
    'knowledge.search': ({ query, limit }) => ok(searchKnowledge(knowledge, query, limit)),
    'knowledge.condition': ({ conditionId }) => conditionEntry(knowledge, conditionId),
    'knowledge.finding': ({ conceptId }) => findingEntry(knowledge, conceptId),
    'model.state': () => ok(models.state()),
    'model.choose': async (_input, { emit, signal }) => {
      const path = await chooseFile('Choose a model', 'gguf');
      if (path === null) return ok(models.state());
      const loaded = await models.load(path, emit, { signal });
      if (loaded.ok) withSettings((s) => s.writeModelPath(path));
      return loaded;
    },
    'model.reload': (_input, { emit, signal }) => {
      const path = withSettings((s) => s.modelPath());
      if (!path.ok) return path;
      return path.value === null ? fail('model-none') : models.load(path.value, emit, { signal });
    },
    'model.unload': async () => {
      withSettings((s) => s.writeModelPath(null));
      return ok(await models.unload());
    },
    'note.propose': ({ text, corrections }, { emit, signal }) => {
      const note = checkNote(text);
      return note.ok ? proposeFindings(models, engine, note.value, corrections, emit, signal) : note;
    },
    'rationale.write': async ({ caseId, text, corrections, setting }, { emit, signal }) => {
      const note = checkNote(text);
      if (!note.ok) return note;
      const choices = withCases((c) => c.choices(caseId));
      if (!choices.ok) return choices;
      const written = await writeRationale(
        models,
        knowledge,
        note.value,
        engine.analyse(note.value, corrections, setting, choices.value),
        emit,
        signal,
      );
      // Kept with the version it was written for; the window saves the note before it asks.
      if (written.ok)
        withCases((c) => {
          const open = c.open(caseId);
          return open.ok ? c.saveRationale(caseId, open.value.version, written.value) : open;
        });
      return written;
    },
    'rationale.last': ({ caseId }) => withCases((c) => c.lastRationale(caseId)),
  };
  return createDoor(
    handlers,
    () => vault.status().unlocked,
    (channel, error) => say(`A fault in ${channel} (${error}).`),
  );
}
