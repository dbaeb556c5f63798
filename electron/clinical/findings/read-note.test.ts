import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import { NoteReader } from './read-note.ts';

const reader = new NoteReader(smallKnowledge());
/** "label: assertion" of every finding, in note order. */
const read = (note: string) => reader.read(note).findings.map((f) => `${f.label}: ${f.assertion}`);

describe('finding wordings', () => {
  it.each([
    ['Coughing up phlegm.', 'productive cough: present'],
    ['There is an ache in his chest.', 'chest pain: present'],
    ['Chest pain, worse on breathing in.', 'pleuritic chest pain: present'],
    ['Swelling of both ankles.', 'leg oedema: present'],
    ['Ankle swelling', 'leg oedema: present'],
  ])('%s', (note, expected) => {
    expect(read(note)).toContain(expected);
  });
  it('prefers the longest wording', () => {
    expect(read('Pleuritic chest pain.')).toEqual(['pleuritic chest pain: present']);
  });
  it('does not build a finding across a sentence', () => {
    expect(read('Pain in the leg. Chest clear.')).toEqual([]);
  });
  it('reads a phrase of normality as such', () => {
    expect(read('Lungs clear to auscultation.')).toEqual(['lungs clear: present']);
  });
});

describe('assertion', () => {
  it.each([
    ['No fever, cough or wheeze.', ['fever: absent', 'cough: absent', 'wheeze: absent']],
    ['No fever but cough.', ['fever: absent', 'cough: present']],
    ['Denies experiencing any chest pain or shortness of breath.', ['chest pain: absent', 'dyspnoea: absent']],
    ['Wheeze (-), crackles (+).', ['wheeze: absent', 'crackles: present']],
    ['Possible pneumonia.', ['Pneumonia: uncertain']],
    ['Family history: mother had pneumonia.', ['Pneumonia: family']],
    ['Past medical history: pneumonia, smokes.', ['Pneumonia: historical', 'smoking: present']],
    ['A 3-day history of cough.', ['cough: present']],
    ['No improvement of the cough.', ['cough: present']],
    ['Return if fever develops.', ['fever: hypothetical']],
    ['Non-smoker.', []],
    // Each item with its own "no" is denied alone; a list under one "no" as a whole.
    ['No fever, cough for a week, no wheeze.', ['fever: absent', 'cough: present', 'wheeze: absent']],
    ['Without fever, cough or wheeze.', ['fever: absent', 'cough: absent', 'wheeze: absent']],
    ['She has not noticed any fever, cough or wheeze.', ['fever: absent', 'cough: absent', 'wheeze: absent']],
    ['Cough not settling with rest.', ['cough: present']],
    ['Cough without obvious cause or fever.', ['cough: present', 'fever: present']],
    ['Ø fever Ø cough', ['fever: absent', 'cough: absent']],
    ['His husband has had a fever.', ['fever: family']],
    ['His wife noticed a cough.', ['cough: present']],
    ['Fever last week, which has resolved.', ['fever: historical']],
    ['Likely pneumonia.', ['Pneumonia: uncertain']],
    ['Diagnosis: Pneumonia? ', ['Pneumonia: uncertain']],
    ['He has a history of pneumonia.', ['Pneumonia: historical']],
    ['VS: fever', ['fever: present']],
    ['Safety-netted re fever or cough.', ['fever: hypothetical', 'cough: hypothetical']],
    ['Chest: wheeze. PMH: pneumonia', ['wheeze: present', 'Pneumonia: historical']],
  ])('%s', (note, expected) => {
    expect(read(note)).toEqual(expected);
  });
});

describe('values', () => {
  const measured = (note: string) =>
    reader.read(note).findings.map((f) => [f.label, f.assertion, f.measurement?.value, f.measurement?.flag]);
  it.each([
    ['TSH 8.2 mIU/L (0.3-4.2)', [['raised TSH', 'present', 8.2, 'high']]],
    [
      'TSH: 12 uIU/mL',
      [
        ['markedly raised TSH', 'present', 12, 'high'],
        ['raised TSH', 'present', 12, 'high'],
      ],
    ],
    ['TSH 2.1', [['raised TSH', 'absent', 2.1, 'normal']]],
    ['TSH 4.4 mIU/L (reference range 0.3-5.0)', [['raised TSH', 'absent', 4.4, 'normal']]],
    ['Temp 38.9 ℃', [['fever', 'present', 38.9, 'high']]],
    ['HR 112 bpm', [['tachycardia', 'present', 112, 'high']]],
    ['BP 180/95 mmHg', [['hypertension', 'present', 180, 'high']]],
    ['elevated TSH', [['raised TSH', 'present', undefined, undefined]]],
  ])('%s', (note, expected) => {
    expect(measured(note)).toEqual(expected);
  });
  it('does not take the next word for a unit', () => {
    expect(reader.read('HR 104 irregular').findings[0]?.text).toBe('HR 104');
  });
  it('takes the number before "to" as past and the one behind as now', () => {
    expect(measured('TSH fell from 12 to 8.2')).toEqual([
      ['markedly raised TSH', 'historical', 12, 'high'],
      ['raised TSH', 'historical', 12, 'high'],
      ['raised TSH', 'present', 8.2, 'high'],
    ]);
  });
  it('reads results below their names, the last row as now', () => {
    const note = '| Date | TSH (mIU/L) | HR |\n|---|---|---|\n| May | 12 | 80 |\n| June | 8.2 | 112 |';
    expect(measured(note)).toEqual([
      ['markedly raised TSH', 'historical', 12, 'high'],
      ['raised TSH', 'historical', 12, 'high'],
      ['raised TSH', 'present', 8.2, 'high'],
      ['tachycardia', 'present', 112, 'high'],
    ]);
  });
  it('converts Fahrenheit', () => {
    expect(reader.read('Temp 102 °F').findings[0]?.measurement?.value).toBeCloseTo(38.9, 1);
  });
  it('ignores what cannot be', () => {
    expect(measured('Temp 389')).toEqual([]);
  });
});

const pieces = fc.constantFrom(
  'fever',
  ' no ',
  'cough',
  ', ',
  '. ',
  '\n',
  'TSH 9',
  'denies ',
  'chest pain',
  '(-)',
  'PMH: ',
  'BP 150/90',
  '\ud800',
  'é',
  '   ',
);
describe('for any text', () => {
  const texts = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 40 }).map((p) => p.join(''));
  it('never throws, and every span is the note it was read from', () => {
    fc.assert(
      fc.property(texts, (note) => {
        for (const f of reader.read(note).findings) expect(note.slice(f.start, f.end)).toBe(f.text);
      }),
    );
  });
  it('reads the same twice', () => {
    fc.assert(
      fc.property(texts, (note) => {
        expect(reader.read(note)).toEqual(reader.read(note));
      }),
    );
  });
});
