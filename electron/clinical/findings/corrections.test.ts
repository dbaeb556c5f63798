import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import type { Correction } from '../../contract/finding.ts';
import { applyCorrections } from './corrections.ts';
import { NoteReader } from './read-note.ts';

const knowledge = smallKnowledge();
const reader = new NoteReader(knowledge);
const read = (note: string, corrections: Correction[]) =>
  applyCorrections(reader.read(note), note, corrections, knowledge).findings.map((f) => [
    f.label,
    f.assertion,
    f.by,
    f.start,
  ]);
const reject: Correction = { action: 'reject', conceptId: 'fever', quote: 'fever', start: 0, assertion: null };

describe('applyCorrections', () => {
  it('rejects a finding', () => {
    expect(read('fever and cough', [reject])).toEqual([['cough', 'present', 'reader', 10]]);
  });
  it('follows the words through an edit before them', () => {
    expect(read('Since Monday fever and cough', [reject]).map(([label]) => label)).toEqual(['cough']);
  });
  it('rejects the nearest mention only', () => {
    expect(read('fever. Later again fever', [reject])).toEqual([['fever', 'present', 'reader', 19]]);
  });
  it('adds a finding the reader did not see', () => {
    const add: Correction = {
      action: 'assert',
      conceptId: 'wheeze',
      quote: 'whistling',
      start: 8,
      assertion: 'present',
    };
    expect(read('He hears whistling', [add])).toEqual([['wheeze', 'present', 'user', 9]]);
  });
  it('changes an assertion and keeps one finding', () => {
    const assert: Correction = { action: 'assert', conceptId: 'fever', quote: 'fever', start: 3, assertion: 'absent' };
    expect(read('no fever', [{ ...assert, assertion: 'present' }])).toEqual([['fever', 'present', 'user', 3]]);
  });
  it('reads other words for what they were taken for, as one decision', () => {
    const remap: Correction = {
      action: 'assert',
      conceptId: 'wheeze',
      quote: 'fever',
      start: 0,
      assertion: 'uncertain',
      replaces: 'fever',
    };
    expect(read('fever and cough', [remap])).toEqual([
      ['wheeze', 'uncertain', 'user', 0],
      ['cough', 'present', 'reader', 10],
    ]);
    const { decisions } = applyCorrections(reader.read('fever'), 'fever', [remap], knowledge);
    expect(decisions).toEqual([{ ...remap, label: 'wheeze', replacesLabel: 'fever', place: { start: 0, end: 5 } }]);
  });
  it('keeps a value when only its assertion is decided, and marks what a model proposed', () => {
    const note = 'TSH 8.2 mIU/L';
    const [raised] = reader.read(note).findings;
    const past: Correction = {
      action: 'assert',
      conceptId: 'raised-tsh',
      quote: raised?.text ?? '',
      start: raised?.start ?? 0,
      assertion: 'historical',
      proposedBy: 'model',
    };
    const { findings } = applyCorrections(reader.read(note), note, [past], knowledge);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ assertion: 'historical', by: 'model', measurement: { value: 8.2 } });
  });
  it('lists a decision whose words or concept are gone, without a place', () => {
    const gone = { ...reject, conceptId: 'a-concept-of-another-pack' };
    const { decisions } = applyCorrections(reader.read('cough'), 'cough', [reject, gone], knowledge);
    expect(decisions.map((d) => [d.label, d.place])).toEqual([
      ['fever', null],
      ['a concept of another pack', null],
    ]);
  });
  it('skips a decision whose words are gone', () => {
    expect(read('cough', [reject])).toEqual([['cough', 'present', 'reader', 0]]);
  });
});
