import { ChangeSet, EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../electron/contract/finding.ts';
import { findingField, placedFindings, placeOf, setReading } from './finding-field.ts';

const note = 'no fever, cough';
const finding = (id: string, text: string): Finding => ({
  id,
  conceptId: `concept:${text}`,
  label: text,
  kind: 'symptom',
  start: note.indexOf(text),
  end: note.indexOf(text) + text.length,
  text,
  section: 'presentIllness',
  assertion: 'present',
  by: 'reader',
  measurement: null,
});
const findings = [finding('F1', 'fever'), finding('F2', 'cough')];
const open = (doc: string) => EditorState.create({ doc, extensions: [findingField] });
const words = (state: EditorState) =>
  placedFindings(state).map(({ finding, from, to }) => `${finding.id} ${state.sliceDoc(from, to)}`);

describe('finding marks', () => {
  it('stand at the words that were read', () => {
    const state = open(note).update({ effects: setReading.of({ findings, sections: [], since: null }) }).state;
    expect(words(state)).toEqual(['F1 fever', 'F2 cough']);
  });

  it('follow edits until the next reading', () => {
    const read = open(note).update({ effects: setReading.of({ findings, sections: [], since: null }) }).state;
    const edited = read.update({ changes: { from: 3, insert: 'high ' } }).state;
    expect(words(edited)).toEqual(['F1 fever', 'F2 cough']);
  });

  it('are found again from an older reading by concept, whatever their id is now', () => {
    const [fever, cough] = findings.map((one) => ({ ...one, id: one.id === 'F1' ? 'F2' : 'F3' }));
    if (!fever || !cough) throw new Error('two findings');
    const renumbered = open(note).update({
      effects: setReading.of({ findings: [fever, cough], sections: [], since: null }),
    }).state;
    const placed = placedFindings(renumbered);
    expect(placeOf(placed, finding('F2', 'cough'))?.from).toBe(10);
    expect(placeOf(placed, { ...finding('F1', 'fever'), conceptId: 'concept:rash' })).toBeNull();
  });

  it('are placed through what was typed while the engine was reading', () => {
    const since = ChangeSet.of(
      [
        { from: 0, insert: 'Today ' },
        { from: 3, to: 10 },
      ],
      note.length,
    );
    const state = open(since.apply(EditorState.create({ doc: note }).doc).toString());
    const read = state.update({ effects: setReading.of({ findings, sections: [], since }) }).state;
    expect(state.doc.toString()).toBe('Today no cough');
    expect(words(read)).toEqual(['F2 cough']);
  });
});
