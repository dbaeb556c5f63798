import { describe, expect, it } from 'vitest';
import { readSections } from '../../../electron/clinical/record/sections.ts';
import type { SectionKind } from '../../../electron/contract/finding.ts';
import { insertionFor } from './note-writing.ts';

function written(text: string, kind: SectionKind, heading: string, sentence: string): string {
  const { at, insert } = insertionFor(text, readSections(text), kind, heading, sentence);
  return text.slice(0, at) + insert + text.slice(at);
}

describe('a sentence written into the note', () => {
  it('goes to the end of its section', () => {
    const note = 'Chief complaint: cough\n\nExamination:\nLungs clear.\n\nPlan:\nRest.\n';
    expect(written(note, 'examination', 'Examination', 'No wheeze.')).toBe(
      'Chief complaint: cough\n\nExamination:\nLungs clear.\nNo wheeze.\n\nPlan:\nRest.\n',
    );
  });
  it('opens its section when there is none', () => {
    expect(written('Chief complaint: cough\n', 'plan', 'Plan', 'Planned: chest X-ray.')).toBe(
      'Chief complaint: cough\n\nPlan:\nPlanned: chest X-ray.\n',
    );
  });
  it('is one more line in a note without headings, but a plan is always called one', () => {
    expect(written('Cough for two days.', 'presentIllness', 'Present illness', 'No fever.')).toBe(
      'Cough for two days.\nNo fever.',
    );
    expect(written('Cough.', 'plan', 'Plan', 'Planned: X-ray.')).toBe('Cough.\n\nPlan:\nPlanned: X-ray.');
    expect(written('', 'presentIllness', 'Present illness', 'Cough.')).toBe('Cough.');
  });
});
