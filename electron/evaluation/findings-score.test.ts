import { describe, expect, it } from 'vitest';
import { smallKnowledge, smallSources } from '../../tests/fixtures/small-pack.ts';
import { indexPack } from '../clinical/index-pack.ts';
import { compilePack } from '../clinical/knowledge/compile.ts';
import { Knowledge } from '../clinical/knowledge/knowledge.ts';
import type { Finding } from '../contract/finding.ts';
import { addCounts, figures, scoreNote } from './findings-score.ts';
import { labelledNotesSource, placeLabels } from './labelled-notes.ts';

const knowledge = smallKnowledge();

type Wanted = { quote: string; occurrence?: number; concept?: string; assertion?: string; value?: object };

function place(text: string, findings: readonly Wanted[]) {
  const source = labelledNotesSource.parse({ style: 'x', notes: [{ id: 'n', specialty: 'x', text, findings }] });
  return placeLabels(source, knowledge);
}

function note(text: string, findings: readonly Wanted[]) {
  const { notes, problems } = place(text, findings);
  expect(problems).toEqual([]);
  const [first] = notes;
  if (first === undefined) throw new Error('no note');
  return first;
}

/** A finding as the reader would give it at the words `quote`. */
function read(text: string, quote: string, label: string, more: Partial<Finding> = {}): Finding {
  const concept = knowledge.pack.concepts.find((c) => c.label === label);
  if (concept === undefined) throw new Error(label);
  const start = text.indexOf(quote);
  return {
    id: 'F1',
    conceptId: concept.id,
    label,
    kind: concept.kind,
    start,
    end: start + quote.length,
    text: quote,
    section: 'other',
    assertion: 'present',
    by: 'reader',
    measurement: null,
    ...more,
  };
}

describe('placeLabels', () => {
  it('finds the asked occurrence of a quote', () => {
    const { notes } = place('No cough today. The cough is back.', [
      { quote: 'cough', occurrence: 2, concept: 'cough' },
    ]);
    expect(notes[0]?.labels[0]).toMatchObject({ start: 20, end: 25 });
  });
  it('names quotes, concepts, analytes and units that do not exist', () => {
    const value = { analyte: 'unobtainium', number: 1, unit: '', flag: 'high' };
    const { problems } = place('Cough.', [
      { quote: 'cough', concept: 'cough' },
      { quote: 'Cough', concept: 'no such thing' },
      { quote: 'Cough', value },
    ]);
    expect(problems.map((p) => p.slice(0, 12))).toEqual(['n: "cough": ', 'n: "Cough": ', 'n: "Cough": ']);
  });
  it('reads conditions by their prefix', () => {
    const { problems } = place('Pneumonia?', [
      { quote: 'Pneumonia', concept: 'condition:Pneumonia', assertion: 'uncertain' },
    ]);
    expect(problems).toEqual([]);
  });
});

describe('scoreNote', () => {
  const text = 'Productive cough, no fever. Lungs clear. Smokes.';
  const labelled = note(text, [
    { quote: 'Productive cough', concept: 'productive cough' },
    { quote: 'fever', concept: 'fever', assertion: 'absent' },
    { quote: 'Smokes', concept: 'smoking' },
  ]);

  it('counts hits, misses and inventions', () => {
    const { counts, errors } = scoreNote(
      labelled,
      [
        read(text, 'Productive cough', 'productive cough'),
        read(text, 'fever', 'fever', { assertion: 'absent' }),
        read(text, 'clear', 'tachycardia'),
      ],
      knowledge,
    );
    expect(counts).toMatchObject({
      labels: 3,
      matched: 2,
      falsePositives: 1,
      quotes: 3,
      quotesRead: 2,
      assertionRight: 2,
      assertionOf: 2,
    });
    expect(errors.map((e) => [e.kind, e.quote])).toEqual([
      ['miss', 'Smokes'],
      ['false positive', 'clear'],
    ]);
    const f = figures(counts);
    expect(f.strict.precision).toBeCloseTo(2 / 3);
    expect(f.strict.recall).toBeCloseTo(2 / 3);
  });

  it('wants the words to overlap', () => {
    const { counts } = scoreNote(labelled, [read(text, 'Lungs', 'smoking')], knowledge);
    expect(counts).toMatchObject({ matched: 0, falsePositives: 1 });
  });

  it('does not punish an ancestor, and counts it only leniently', () => {
    const { counts } = scoreNote(labelled, [read(text, 'cough', 'cough')], knowledge);
    expect(counts).toMatchObject({ matched: 0, falsePositives: 0, lenientMatched: 1 });
    const both = [read(text, 'Productive cough', 'productive cough'), read(text, 'cough', 'cough')];
    expect(scoreNote(labelled, both, knowledge).counts).toMatchObject({
      matched: 1,
      falsePositives: 0,
      lenientMatched: 1,
    });
  });

  it('does not ask for an ancestor that a label on the same words implies', () => {
    const twice = note(text, [
      { quote: 'Productive cough', concept: 'productive cough' },
      { quote: 'cough', concept: 'cough' },
    ]);
    const specific = [read(text, 'Productive cough', 'productive cough')];
    expect(scoreNote(twice, specific, knowledge).counts).toMatchObject({ labels: 1, matched: 1 });
    expect(scoreNote(twice, [read(text, 'cough', 'cough')], knowledge).counts).toMatchObject({ labels: 1, matched: 0 });
  });

  it('counts a descendant as wrong, and leniently as right', () => {
    const plain = note('Cough.', [{ quote: 'Cough', concept: 'cough' }]);
    const { counts } = scoreNote(plain, [read('Cough.', 'Cough', 'productive cough')], knowledge);
    expect(counts).toMatchObject({ matched: 0, falsePositives: 1, lenientMatched: 1, lenientFalsePositives: 0 });
  });

  it('reports a wrong assertion with what it should be', () => {
    const { counts, errors } = scoreNote(labelled, [read(text, 'fever', 'fever')], knowledge);
    expect(counts).toMatchObject({ matched: 1, assertionRight: 0, assertionOf: 1 });
    expect(errors.find((e) => e.kind === 'wrong assertion')?.detail).toBe('fever: present, not absent');
  });

  it('takes a phrase of normality as the absence of what it denies, and ignores it elsewhere', () => {
    const clear = read(text, 'Lungs clear', 'lungs clear');
    expect(scoreNote(labelled, [clear], knowledge).counts).toMatchObject({ matched: 0, falsePositives: 0 });
    const denied = note(text, [
      { quote: 'Lungs clear', concept: 'crackles', assertion: 'absent' },
      { quote: 'Lungs clear', concept: 'wheeze', assertion: 'absent' },
    ]);
    expect(scoreNote(denied, [clear], knowledge).counts).toMatchObject({
      labels: 2,
      matched: 2,
      quotes: 1,
      quotesRead: 1,
      assertionOf: 0,
    });
  });

  it('meets a label of normality by an absent reading of what it denies', () => {
    const normal = note(text, [{ quote: 'Lungs clear', concept: 'lungs clear' }]);
    const absent = read(text, 'Lungs clear', 'wheeze', { assertion: 'absent' });
    expect(scoreNote(normal, [absent], knowledge).counts).toMatchObject({ matched: 1, falsePositives: 0 });
    const present = read(text, 'Lungs clear', 'wheeze');
    expect(scoreNote(normal, [present], knowledge).counts).toMatchObject({ matched: 0, falsePositives: 1 });
  });

  it('takes a finding and a condition that share a wording as one', () => {
    const alike = { label: 'signs of infection', kind: 'sign', forms: ['Chest infections'] };
    const { words, files } = smallSources;
    const [first, ...others] = files;
    const value = Array.isArray(first?.value) ? [...first.value, alike] : [];
    const { pack } = compilePack('x', '0'.repeat(64), words, [{ path: 'findings/all.yaml', value }, ...others]);
    const both = new Knowledge(pack, indexPack(pack));
    const id = (label: string) => both.pack.concepts.find((c) => c.label === label)?.id ?? '';
    const one = note('Chest infection.', [{ quote: 'Chest infection', concept: 'condition:Pneumonia' }]);
    const finding = (label: string, kind: string) =>
      read('Chest infection.', 'Chest infection', 'fever', { conceptId: id(label), label, kind });
    const sign = finding('signs of infection', 'sign');
    expect(scoreNote(one, [sign], both).counts).toMatchObject({ matched: 1, falsePositives: 0, assertionOf: 0 });
    const two = [sign, finding('Pneumonia', 'condition')];
    expect(scoreNote(one, two, both).counts).toMatchObject({ matched: 1, falsePositives: 0, assertionOf: 1 });
    expect(scoreNote(one, [finding('fever', 'symptom')], both).counts).toMatchObject({ matched: 0, falsePositives: 1 });
  });

  it('compares values in the canonical unit and their flag', () => {
    const tsh = 'TSH 8.2 mIU/L (0.3-4.2)';
    const analyte = knowledge.pack.analytes.find((a) => a.label === 'TSH' || a.label === 'thyroid-stimulating hormone');
    if (analyte === undefined) throw new Error('the small pack has no TSH');
    const value = { analyte: analyte.label, number: 8.2, unit: analyte.unit ?? '', flag: 'high' };
    const one = note(tsh, [{ quote: 'TSH 8.2', concept: 'raised TSH', value }]);
    const measured = (number: number, flag: 'high' | 'normal') =>
      read(tsh, 'TSH 8.2 mIU/L', 'raised TSH', {
        measurement: {
          analyteId: analyte.id,
          analyte: analyte.label,
          value: number,
          unit: analyte.unit ?? '',
          written: '8.2',
          flag,
          range: null,
        },
      });
    expect(scoreNote(one, [measured(8.25, 'high')], knowledge).counts).toMatchObject({ valueRight: 1, valueOf: 1 });
    expect(scoreNote(one, [measured(8.2, 'normal')], knowledge).counts.valueRight).toBe(0);
    expect(scoreNote(one, [measured(82, 'high')], knowledge).errors.map((e) => e.kind)).toEqual(['wrong value']);
    expect(scoreNote(one, [], knowledge).errors.map((e) => e.kind)).toEqual(['miss', 'wrong value']);
  });

  it('ignores what a value within its range denies', () => {
    const tsh = 'TSH 2.0 mIU/L';
    const analyte = knowledge.pack.analytes[0];
    if (analyte === undefined) throw new Error('the small pack has no analyte');
    const { id: analyteId, label, unit = '' } = analyte;
    const one = note(tsh, [{ quote: 'TSH 2.0', value: { analyte: label, number: 2, unit, flag: 'normal' } }]);
    const measurement = {
      analyteId,
      analyte: label,
      value: 2,
      unit,
      written: '2.0',
      flag: 'normal',
      range: null,
    } as const;
    const denied = read(tsh, 'TSH 2.0', 'raised TSH', { assertion: 'absent', measurement });
    expect(scoreNote(one, [denied], knowledge).counts).toMatchObject({ falsePositives: 0, valueRight: 1, labels: 0 });
    const claimed = read(tsh, 'TSH 2.0', 'raised TSH', { measurement });
    expect(scoreNote(one, [claimed], knowledge).counts.falsePositives).toBe(1);
  });
});

it('adds the counts of notes and gives 0 for a share of nothing', () => {
  const empty = scoreNote(note('x', []), [], knowledge).counts;
  expect(figures(addCounts([empty, empty]))).toEqual({
    strict: { precision: 0, recall: 0, f1: 0 },
    lenient: { precision: 0, recall: 0, f1: 0 },
    quotesRead: 0,
    assertion: 0,
    value: 0,
  });
});
