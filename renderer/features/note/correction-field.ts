import { invertedEffects } from '@codemirror/commands';
import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import type { Correction } from '../../../electron/contract/finding.ts';
import { mapCorrections } from './corrections.ts';

/** Replaces the decisions of the user. Positions are those of the document after the transaction. */
export const setCorrections = StateEffect.define<readonly Correction[]>({
  map: (corrections, changes) => mapCorrections(corrections, changes),
});

/** The user's decisions about the reading; they follow edits, and undo and redo bring them back like text. */
export const correctionField = StateField.define<readonly Correction[]>({
  create: () => [],
  update: (corrections, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setCorrections)) return effect.value;
    return transaction.docChanged ? mapCorrections(corrections, transaction.changes) : corrections;
  },
  provide: (field) =>
    invertedEffects.of((transaction) =>
      transaction.effects.some((effect) => effect.is(setCorrections))
        ? [setCorrections.of(mapCorrections(transaction.startState.field(field), transaction.changes))]
        : [],
    ),
});

/** True when the transaction set decisions or moved one. */
export function correctionsChanged(before: EditorState, after: EditorState): boolean {
  return before.field(correctionField) !== after.field(correctionField);
}
