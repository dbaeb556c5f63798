import { ChangeSet } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Correction, Section, SectionKind } from '../../../electron/contract/finding.ts';
import { notifyDone } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { setCorrections } from './correction-field.ts';
import { mapCorrections, withCorrection } from './corrections.ts';
import { setFlash } from './flash-field.ts';
import { undoEdit } from './note-commands.ts';
import { changeNote, currentView, noteToSend } from './note-session.ts';
import { useNote } from './note-store.ts';

/** Where a sentence goes and what is written there, so that it stands in its section. */
type Insertion = { readonly at: number; readonly insert: string };

/**
 * The place for a sentence: the end of the section of its kind; without one, a new section at the end of the note. A note
 * without any heading gets what was found as one more line, but a plan always its heading: it must not read as found.
 */
export function insertionFor(
  text: string,
  sections: readonly Section[],
  kind: SectionKind,
  heading: string,
  sentence: string,
): Insertion {
  const own = sections.filter((section) => section.kind === kind && section.heading !== '').at(-1);
  if (own) {
    const body = text.slice(own.start, own.end);
    return { at: own.start + body.trimEnd().length, insert: `\n${sentence}` };
  }
  const at = text.trimEnd().length;
  const bare = kind !== 'plan' && sections.every((section) => section.heading === '');
  if (bare) return { at, insert: at === 0 ? sentence : `\n${sentence}` };
  return { at, insert: `${at === 0 ? '' : '\n\n'}${heading}:\n${sentence}` };
}

/** What the user says with a sentence: the reader must not have to guess it from the words. */
type Said = { readonly conceptId: string; readonly assertion: 'present' | 'absent'; readonly length: number };

/**
 * Writes a sentence into its section of the open note, shows it for a moment and offers undo. `said` is what its first
 * `length` characters mean; it is kept as the user's own decision, so that "positive culture: no" is never read as there.
 */
export function writeIntoNote(kind: SectionKind, sentence: string, said: Said | null = null): void {
  const note = noteToSend();
  if (!note) return;
  const { analysis, analysed } = useNote.getState();
  // Sections of a text that has changed since are in the wrong place.
  const sections = analysis && analysed?.text === note.text ? analysis.sections : [];
  const { at, insert } = insertionFor(note.text, sections, kind, en.sectionNames[kind], sentence);
  const from = at + insert.length - sentence.length;
  const spec = { changes: { from: at, insert }, userEvent: 'input.write' };
  if (said === null) changeNote(spec);
  else {
    const { conceptId, assertion, length } = said;
    const decision: Correction = {
      action: 'assert',
      conceptId,
      quote: sentence.slice(0, length),
      start: from,
      assertion,
    };
    const shift = ChangeSet.of(spec.changes, note.text.length);
    const corrections = withCorrection(mapCorrections(note.corrections, shift), decision);
    changeNote({ ...spec, effects: setCorrections.of(corrections) });
  }
  const view = currentView();
  if (view)
    view.dispatch({
      effects: [setFlash.of([{ from, to: from + sentence.length }]), EditorView.scrollIntoView(from, { y: 'center' })],
    });
  // Another note may be open by then, and its last edit is not this one.
  notifyDone(en.next.written(sentence), () => {
    if (noteToSend()?.caseId === note.caseId) undoEdit();
  });
}
