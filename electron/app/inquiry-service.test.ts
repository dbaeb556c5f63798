import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../native/sqlite/migrate.ts';
import { type Db, openDatabase } from '../../native/sqlite/open.ts';
import { smallCompilation } from '../../tests/fixtures/small-pack.ts';
import { ClinicalEngine } from '../clinical/analyse.ts';
import { indexPack } from '../clinical/index-pack.ts';
import { Knowledge } from '../clinical/knowledge/knowledge.ts';
import type { EventOf, Input, Output } from '../contract/api.ts';
import type { Result } from '../contract/error.ts';
import { caseStore } from '../store/cases.ts';
import { vaultMigrations } from '../store/migrations/vault-migrations.ts';
import { inquiryHandlers } from './inquiry-service.ts';

type Handlers = ReturnType<typeof inquiryHandlers>;

const note = 'Fever, productive cough and dyspnoea. No wheeze.';
let folder = '';
let db: Db;
let caseId = '';
let handlers: Handlers;
let save: (text: string) => void;

const engineOver = (change: (pack: typeof smallCompilation.pack) => typeof smallCompilation.pack) => {
  const pack = change(smallCompilation.pack);
  return new ClinicalEngine(new Knowledge(pack, indexPack(pack)));
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-inquiry-'));
  const opened = openDatabase({ file: join(folder, 'vault.db'), key: null });
  if (!opened.ok) throw new Error(opened.error.code);
  db = opened.value;
  migrate(db, vaultMigrations);
  const cases = caseStore(db, { newId: randomUUID });
  const created = cases.create(note);
  if (!created.ok) throw new Error(created.error.code);
  caseId = created.value.summary.caseId;
  let version = 1;
  save = (text) => {
    const saved = cases.save(caseId, version, text, []);
    if (saved.ok) version = saved.value.version;
  };
  handlers = inquiryHandlers({ engine: engineOver((pack) => pack), withCases: (use) => use(cases), version: '1.0.0' });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** Calls a handler as the door would and gives its value. */
async function ask<C extends keyof Handlers>(channel: C, input: Input<C>): Promise<Output<C>> {
  const handler = handlers[channel] as unknown as (
    input: Input<C>,
    context: { emit: (event: EventOf<C>) => void; signal: AbortSignal },
  ) => Promise<Result<Output<C>>>;
  const answer = await handler(input, { emit: () => undefined, signal: new AbortController().signal });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
const asked = (text = note) => ({ caseId, text, corrections: [], setting: 'gp' as const });
const names = (ranked: readonly { readonly name: string }[]) => ranked.map((c) => c.name);

describe('a kept run', () => {
  it('is listed, opened, and made again with the same result', async () => {
    const kept = await ask('traces.keep', { caseId, setting: 'gp' });
    expect(kept).toMatchObject({
      version: 1,
      program: '1.0.0',
      setting: 'gp',
      top: [{ name: 'Pneumonia' }, { name: 'Pulmonary embolism' }],
    });
    save(`${note} Recent long flight.`);
    const { traceId } = kept;
    expect(await ask('traces.list', { caseId })).toEqual([kept]);
    const opened = await ask('traces.open', { caseId, traceId });
    expect(opened.text).toBe(note);
    expect(opened.result.differential).toEqual((await ask('note.analyse', asked())).differential);
    expect(await ask('traces.rerun', { caseId, traceId })).toEqual({
      same: true,
      samePack: true,
      sameProgram: true,
      changes: { findings: [], conditions: [] },
    });
  });

  it('says what differs when the knowledge is another', async () => {
    const { traceId } = await ask('traces.keep', { caseId, setting: 'gp' });
    const cases = caseStore(db, { newId: randomUUID });
    const withoutPneumonia = engineOver((pack) => ({
      ...pack,
      hash: '1'.repeat(64),
      conditions: pack.conditions.map((c) => (c.name === 'Pneumonia' ? { ...c, evidence: [] } : c)),
    }));
    handlers = inquiryHandlers({ engine: withoutPneumonia, withCases: (use) => use(cases), version: '1.0.0' });
    const again = await ask('traces.rerun', { caseId, traceId });
    expect(again).toMatchObject({ same: false, samePack: false, sameProgram: true });
    expect(again.changes.conditions).toContainEqual(
      expect.objectContaining({ name: 'Pneumonia', before: expect.objectContaining({ rank: 1 }), after: null }),
    );
  });

  it('keeps the choices it was made with', async () => {
    await ask('cases.choose', { caseId, conditionId: 'pneumonia', choice: 'excluded' });
    const { traceId, choices } = await ask('traces.keep', { caseId, setting: 'ed' });
    expect(choices).toEqual([{ conditionId: 'pneumonia', choice: 'excluded' }]);
    await ask('cases.choose', { caseId, conditionId: 'pneumonia', choice: null });
    expect((await ask('traces.rerun', { caseId, traceId })).same).toBe(true);
  });
});

describe('choices of a case', () => {
  it('change its list and no other', async () => {
    expect(await ask('cases.choose', { caseId, conditionId: 'pneumonia', choice: 'excluded' })).toEqual({
      before: null,
    });
    const { differential } = await ask('note.analyse', asked());
    expect(names(differential.ranked)).not.toContain('Pneumonia');
    expect(names(differential.excluded)).toEqual(['Pneumonia']);
    const elsewhere = await ask('note.analyse', { ...asked(), caseId: null });
    expect(names(elsewhere.differential.ranked)).toContain('Pneumonia');
  });
});

describe('changes since a version', () => {
  it('name the findings and what they did', async () => {
    const changes = await ask('note.changes', { ...asked(`${note} Pleuritic chest pain.`), version: 1 });
    expect(changes.findings).toEqual([
      expect.objectContaining({ label: 'pleuritic chest pain', before: null, after: 'present' }),
    ]);
    const embolism = changes.conditions.find((c) => c.name === 'Pulmonary embolism');
    expect(embolism?.because[0]?.label).toBe('pleuritic chest pain');
    expect(embolism?.after?.probability).toBeGreaterThan(embolism?.before?.probability ?? 1);
  });
  it('are none when nothing changed', async () => {
    expect(await ask('note.changes', { ...asked(), version: 1 })).toEqual({ findings: [], conditions: [] });
  });
});

describe('a note without a word, or with nothing but denials', () => {
  it.each(['', ' \n', 'No fever, no cough.'])('has empty answers: %j', async (text) => {
    expect(await ask('note.nextSteps', asked(text))).toEqual([]);
    expect((await ask('note.whatIf', { ...asked(text), hypotheses: { without: [], assumed: [] } })).ranked).toEqual([]);
    expect(await ask('note.compare', { ...asked(text), a: 'pneumonia', b: 'pulmonary-embolism' })).toBeNull();
    expect(await ask('note.answers', { ...asked(text), conceptId: 'no-such-concept' })).toEqual({
      present: [],
      absent: [],
    });
  });
});
