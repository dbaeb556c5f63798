import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

type Span = { readonly from: number; readonly to: number };

/** Shows these spans for a moment; an empty list ends it. */
export const setFlash = StateEffect.define<readonly Span[]>();

const flash = Decoration.mark({ class: 'cm-flash' });

/** The spans that the user was just sent to. */
export const flashField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setFlash))
        return Decoration.set(
          effect.value.map(({ from, to }) => flash.range(from, to)),
          true,
        );
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
