import { EditorState, type Extension } from '@codemirror/state';

/**
 * Refuses every change that would make the note longer than `maxLength` characters; the text stays as it was and
 * `onRefused` is told. A whole note is refused rather than cut, because half a note reads like a whole one.
 */
export function noteLimit(maxLength: number, onRefused: () => void): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || transaction.changes.newLength <= maxLength) return transaction;
    // Shrinking is always allowed, even for a note that came in too long.
    if (transaction.changes.newLength <= transaction.startState.doc.length) return transaction;
    onRefused();
    return [];
  });
}
