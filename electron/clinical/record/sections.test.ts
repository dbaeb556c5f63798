import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSections, sectionAt } from './sections.ts';

const kinds = (note: string) => readSections(note).map((s) => s.kind);

describe('readSections', () => {
  it.each([
    ['colon', 'Chief complaint: cough\nPast medical history: asthma'],
    ['Markdown', '## Chief complaint\ncough\n## Past medical history\nasthma'],
    ['bold', '**Chief complaint:** cough\n**Past medical history:** asthma'],
    ['capitals', 'CHIEF COMPLAINT\ncough\nPAST MEDICAL HISTORY\nasthma'],
    ['abbreviations', 'CC: cough\nPMH: asthma'],
    ['full-width colon', 'Chief Complaint：cough\nPast Medical History：asthma'],
    ['numbered', '1. Chief complaint: cough\n2. Past medical history: asthma'],
    ['inline', 'Chief complaint: cough. Past medical history: asthma'],
  ])('reads headings in %s style', (_style, note) => {
    expect(kinds(note)).toEqual(['chiefComplaint', 'pastHistory']);
  });
  it('takes a note without headings as the present illness', () => {
    expect(kinds('He has coughed for a week.')).toEqual(['presentIllness']);
  });
  it('does not take a word of the text for a heading', () => {
    expect(kinds('Chief complaint: cough\nExamination by his GP was normal')).toEqual(['chiefComplaint']);
  });
  it('covers any text from the first section on without gaps or overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('PMH: ', 'Plan:\n', '\n', 'Exam: '))), (parts) => {
        const note = parts.join('');
        const sections = readSections(note);
        expect(sections.at(-1)?.end).toBe(note.length);
        sections.forEach((s, i) => {
          expect(s.bodyStart).toBeGreaterThanOrEqual(s.start);
          expect(s.end).toBeGreaterThanOrEqual(s.bodyStart);
          if (i > 0) expect(s.start).toBe(sections[i - 1]?.end);
        });
      }),
    );
  });
  it('finds the section of an offset', () => {
    const note = 'CC: cough\nPMH: asthma';
    expect(sectionAt(readSections(note), note.indexOf('asthma'))?.kind).toBe('pastHistory');
  });
});
