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
  it('skips a decision whose words are gone', () => {
    expect(read('cough', [reject])).toEqual([['cough', 'present', 'reader', 0]]);
  });
});
