import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { noteLimit } from './note-limit.ts';

it('refuses a paste that makes the note too long and keeps the text', () => {
  let refused = 0;
  const state = EditorState.create({
    doc: '12345',
    extensions: noteLimit(8, () => {
      refused += 1;
    }),
  });
  const pasted = state.update({ changes: { from: 5, insert: '6789' } }).state;
  expect(pasted.doc.toString()).toBe('12345');
  expect(refused).toBe(1);
  const typed = state.update({ changes: { from: 5, insert: '678' } }).state;
  expect(typed.doc.toString()).toBe('12345678');
});
