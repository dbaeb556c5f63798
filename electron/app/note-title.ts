import { readDemographics } from '../clinical/record/demographics.ts';
import { readSections } from '../clinical/record/sections.ts';

const longest = 80;

/** A title for the case list from the note itself: "43 M · coffee-ground vomiting"; the first line when nothing fits. */
export function titleOf(note: string): string {
  const { ageYears, sex } = readDemographics(note);
  const complaint = readSections(note).find((s) => s.kind === 'chiefComplaint');
  const who = [ageYears === null ? '' : ageText(ageYears), sex === 'female' ? 'F' : sex === 'male' ? 'M' : '']
    .filter(Boolean)
    .join(' ');
  const what = complaint ? firstLine(note.slice(complaint.bodyStart, complaint.end)) : firstLine(note);
  const title = [who, what].filter(Boolean).join(' · ');
  return title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title;
}

const firstLine = (text: string) =>
  text
    .split('\n')
    .map((l) => l.replace(/^[#*\s-]+/, '').trim())
    .find((l) => l !== '') ?? '';

function ageText(years: number): string {
  if (years >= 2) return String(Math.floor(years));
  return years >= 1 / 12 ? `${Math.round(years * 12)} mo` : `${Math.max(1, Math.round(years * 365))} d`;
}
