import { history, redo, undo } from '@codemirror/commands';
import { EditorState, type Transaction, type TransactionSpec } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCorrections } from '../../../electron/clinical/findings/corrections.ts';
import { NoteReader } from '../../../electron/clinical/findings/read-note.ts';
import type { Correction } from '../../../electron/contract/finding.ts';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import { correctionField, setCorrections, standingCorrections } from './correction-field.ts';

const knowledge = smallKnowledge();
const reader = new NoteReader(knowledge);
const reading = (state: EditorState) => {
  const text = state.doc.toString();
  return applyCorrections(reader.read(text), text, standingCorrections(state), knowledge);
};

const words = [
  'fever',
  'cough',
  'no',
  'wheeze',
  'chest pain',
  'crackles',
  '\n',
  '. ',
  'since Monday',
  'and',
  '😷',
  '发热',
];
const noteText = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 30 }).map((list) => list.join(' '));
const decisionKind = fc.constantFrom('reject', 'present', 'absent', 'family', 'remap', null);

/** A note with a decision about some of its findings, as the interface makes them. */
const decided = fc.tuple(noteText, fc.array(decisionKind, { minLength: 40, maxLength: 40 })).map(([text, kinds]) => {
  const corrections = reader.read(text).findings.flatMap(({ conceptId, text: quote, start }, i): Correction[] => {
    const kind = kinds[i % kinds.length];
    const own = { conceptId, quote, start };
    if (!kind) return [];
    if (kind === 'reject') return [{ ...own, action: 'reject', assertion: null }];
    if (kind === 'remap')
      return [{ ...own, action: 'assert', conceptId: 'leg-oedema', assertion: 'present', replaces: conceptId }];
    return [{ ...own, action: 'assert', assertion: kind }];
  });
  return { text, corrections };
});
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(12),
    insert: fc.oneof(fc.constantFrom('', ' ', 'fever', 'no ', '\n', '😷', 'chest pain, '), fc.string({ maxLength: 8 })),
  }),
  { maxLength: 12 },
);

function editor(text: string, corrections: readonly Correction[]) {
  let state = EditorState.create({ doc: text, extensions: [history(), correctionField.init(() => corrections)] });
  const dispatch = (transaction: Transaction) => {
    state = transaction.state;
  };
  return {
    state: () => state,
    change: (spec: TransactionSpec) => dispatch(state.update(spec)),
    undo: () => undo({ state, dispatch }),
    redo: () => redo({ state, dispatch }),
  };
}

/** True when the edit leaves the words of every decision alone. */
const unrelated = (corrections: readonly Correction[], from: number, to: number) =>
  corrections.every(({ start, quote }) => to <= start || from >= start + quote.length);

describe('decisions of the user', () => {
  it('hold in every reading after edits elsewhere', () => {
    fc.assert(
      fc.property(decided, edits, ({ text, corrections }, list) => {
        const note = editor(text, corrections);
        for (const { at, remove, insert } of list) {
          const { doc } = note.state();
          const from = Math.floor(at * doc.length);
          const to = Math.min(doc.length, from + remove);
          if (unrelated(note.state().field(correctionField), from, to)) note.change({ changes: { from, to, insert } });
        }
        expect(standingCorrections(note.state())).toHaveLength(corrections.length);
        const { findings, decisions } = reading(note.state());
        for (const { action, conceptId, replaces, assertion, place } of decisions) {
          if (!place) throw new Error('a decision lost its place');
          const here = findings.filter((f) => f.start < place.end && f.end > place.start);
          const own = here.filter((f) => f.conceptId === conceptId);
          if (action === 'reject') expect(own).toEqual([]);
          else expect(own.map((f) => [f.assertion, f.by])).toEqual([[assertion, 'user']]);
          if (replaces !== undefined && replaces !== conceptId)
            expect(here.filter((f) => f.conceptId === replaces && f.by === 'reader')).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('come back exactly when any edits are undone, and leave again when they are redone', () => {
    fc.assert(
      fc.property(decided, edits, ({ text, corrections }, list) => {
        const note = editor(text, corrections);
        for (const { at, remove, insert } of list) {
          const { doc } = note.state();
          const from = Math.floor(at * doc.length);
          note.change({ changes: { from, to: Math.min(doc.length, from + remove), insert }, userEvent: 'input.type' });
        }
        const after = note.state();
        while (note.undo());
        expect(note.state().doc.toString()).toBe(text);
        expect(standingCorrections(note.state())).toEqual(corrections);
        while (note.redo());
        expect(note.state().doc.toString()).toBe(after.doc.toString());
        expect(standingCorrections(note.state())).toEqual(standingCorrections(after));
      }),
      { numRuns: 300 },
    );
  });

  const fever: Correction = { action: 'reject', conceptId: 'fever', quote: 'fever', start: 0, assertion: null };

  it('do not jump to other words when their own are deleted, and return with undo', () => {
    const note = editor('fever today. Later again fever.', [fever]);
    note.change({ changes: { from: 0, to: 6 } });
    expect(reading(note.state()).findings.map((f) => f.label)).toEqual(['fever']);
    note.undo();
    expect(reading(note.state()).findings.map((f) => f.start)).toEqual([25]);
  });

  it('stay with their words when the whole text is pasted over or restored', () => {
    const note = editor('fever and cough', [fever]);
    note.change({ changes: { from: 0, to: 15, insert: 'Seen today: fever and cough and wheeze' } });
    expect(reading(note.state()).findings.map((f) => f.label)).toEqual(['cough', 'wheeze']);
  });

  it('are undone one by one, a re-mapping too', () => {
    const note = editor('fever and cough', []);
    const remap: Correction = {
      ...fever,
      action: 'assert',
      conceptId: 'wheeze',
      assertion: 'present',
      replaces: 'fever',
    };
    note.change({ effects: setCorrections.of([remap]), userEvent: 'input.decide' });
    note.change({ effects: setCorrections.of([{ ...remap, assertion: 'family' }]), userEvent: 'input.decide' });
    expect(reading(note.state()).findings.map((f) => [f.label, f.assertion])).toEqual([
      ['wheeze', 'family'],
      ['cough', 'present'],
    ]);
    note.undo();
    expect(reading(note.state()).findings[0]).toMatchObject({ label: 'wheeze', assertion: 'present' });
    note.undo();
    expect(reading(note.state()).findings[0]).toMatchObject({ label: 'fever', by: 'reader' });
    expect(note.undo()).toBe(false);
  });
});
