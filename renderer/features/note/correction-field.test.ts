import { history, undo } from '@codemirror/commands';
import { EditorState, type Transaction } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { Correction } from '../../../electron/contract/finding.ts';
import { correctionField, setCorrections } from './correction-field.ts';
import { withCorrection, withoutCorrection } from './corrections.ts';

const reject = (quote: string, start: number): Correction => ({
  action: 'reject',
  conceptId: `concept:${quote}`,
  quote,
  start,
  assertion: null,
});

/** "no fever, cough since Monday": fever stands at 3, cough at 10. */
const note = 'no fever, cough since Monday';
const cough = reject('cough', 10);
const open = (corrections: readonly Correction[]) =>
  EditorState.create({ doc: note, extensions: [history(), correctionField.init(() => corrections)] });
const starts = (state: EditorState) => state.field(correctionField).map((correction) => correction.start);

describe('corrections and edits', () => {
  it('follow text inserted before them, also right before them', () => {
    const before = open([cough]).update({ changes: { from: 0, insert: 'Today ' } }).state;
    expect(starts(before)).toEqual([16]);
    const touching = open([cough]).update({ changes: { from: 10, insert: 'dry ' } }).state;
    expect(starts(touching)).toEqual([14]);
  });

  it('stay where they are when text after them changes', () => {
    const state = open([cough]);
    expect(state.update({ changes: { from: 16, insert: 'x' } }).state.field(correctionField)).toBe(
      state.field(correctionField),
    );
  });

  it('keep the quote they were decided on when the words change', () => {
    const state = open([cough]).update({ changes: { from: 12, to: 15, insert: 'ld' } }).state;
    expect(state.field(correctionField)).toEqual([cough]);
  });

  it('are undone like an edit, and the typing before stays', () => {
    let state = open([]);
    const dispatch = (transaction: Transaction) => {
      state = transaction.state;
    };
    dispatch(state.update({ changes: { from: 0, insert: 'Today ' } }));
    dispatch(state.update({ effects: setCorrections.of([{ ...cough, start: 16 }]) }));
    expect(starts(state)).toEqual([16]);
    undo({ state, dispatch });
    expect(starts(state)).toEqual([]);
    expect(state.doc.toString()).toBe(`Today ${note}`);
  });

  it('are one per concept and place', () => {
    const asserted: Correction = { ...cough, action: 'assert', assertion: 'absent' };
    expect(withCorrection([cough, reject('fever', 3)], asserted)).toEqual([reject('fever', 3), asserted]);
    expect(withoutCorrection([cough], cough)).toEqual([]);
  });

  it('inherit what was read when words are mapped again, and lose it when mapped back', () => {
    const first: Correction = { ...cough, action: 'assert', conceptId: 'b', assertion: 'present', replaces: 'a' };
    const { replaces: _, ...bare } = first;
    expect(withCorrection([first], { ...bare, conceptId: 'c', replaces: 'b' })).toEqual([{ ...first, conceptId: 'c' }]);
    expect(withCorrection([first], { ...bare, assertion: 'absent' })).toEqual([{ ...first, assertion: 'absent' }]);
    expect(withCorrection([first], { ...bare, conceptId: 'a', replaces: 'b' })).toEqual([{ ...bare, conceptId: 'a' }]);
  });
});
