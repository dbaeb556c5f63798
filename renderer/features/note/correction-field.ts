import { invertedEffects } from '@codemirror/commands';
import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import type { Correction } from '../../../electron/contract/finding.ts';
import { breaksCorrections, followText, mapCorrections, standing } from './corrections.ts';

/** Replaces the decisions of the user. Positions are those of the document after the transaction. */
export const setCorrections = StateEffect.define<readonly Correction[]>({
  map: (corrections, changes) => mapCorrections(corrections, changes),
});

/** The user's decisions about the reading; they follow edits, and undo and redo bring them back like text. */
export const correctionField = StateField.define<readonly Correction[]>({
  create: () => [],
  update: (corrections, transaction) => {
    // Undo of several steps at once carries the decisions of each; the last were there first.
    const set = transaction.effects.findLast((effect) => effect.is(setCorrections));
    if (set) return set.value;
    return transaction.docChanged ? followText(corrections, transaction.changes) : corrections;
  },
  provide: (field) =>
    invertedEffects.of((transaction) => {
      const before = transaction.startState.field(field);
      const decided = transaction.effects.some((effect) => effect.is(setCorrections));
      // Positions are those of the text that undo brings back.
      return decided || (transaction.docChanged && breaksCorrections(before, transaction.changes))
        ? [setCorrections.of(before)]
        : [];
    }),
});

/** The decisions to send and to keep: those whose words stand in the note now. */
export const standingCorrections = (state: EditorState): Correction[] =>
  standing(state.field(correctionField), (from, to) => state.sliceDoc(from, to));

/** True when the transaction set decisions or moved one. */
export function correctionsChanged(before: EditorState, after: EditorState): boolean {
  return before.field(correctionField) !== after.field(correctionField);
}
