import type { Assertion, Demographics, Finding, Measurement, Section, SectionKind } from '../../contract/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Analyte } from '../knowledge/pack-data.ts';
import type { ContentWord } from '../knowledge/wording.ts';
import { readDemographics } from '../record/demographics.ts';
import { readSections } from '../record/sections.ts';
import { meansOther } from './abbreviations.ts';
import { assertionAt, type Scope, scopesOf } from './assertion.ts';
import { currentlyPregnant } from './currently-pregnant.ts';
import type { Match } from './match.ts';
import { type Carried, Matcher } from './matcher.ts';
import { type Sentence, sentencesIn } from './sentences.ts';
import { tablesIn } from './tables.ts';
import { hasUnit, interpret, type RawValue, readTrend, readValue } from './values.ts';

/** What a note says, before the user's corrections. */
export type Reading = {
  readonly demographics: Demographics;
  readonly sections: readonly Section[];
  readonly findings: readonly Finding[];
};

/** Who a value belongs to. */
type Patient = Demographics & { readonly pregnant: boolean };

/** A finding without its number; numbers are given at the end, in note order. */
type Unnumbered = Omit<Finding, 'id'>;

/** A word range of a note that is a fact about the patient's past or habits is not "historical": it is so now. */
const factKinds = new Set(['history', 'exposure']);

/** What ends a line of background that runs on into the story: arrival, examination, a measurement, an investigation. */
const storyAgain =
  /\b(?:on (?:arrival|examination|admission)|o\/e|admitted|presented|now|today|BP|HR|GCS|SpO2|sats|temp|CT|MRI|ECG|CXR|NIHSS)\b/;
const backgroundKinds = new Set<SectionKind>(['pastHistory', 'familyHistory']);

/** Phrases of normality and symptoms that a clinic codes as a diagnosis only when it has no other. */
const complaintKinds = new Set(['symptom', 'sign', 'course', 'lab']);
const diagnosisSections = new Set<SectionKind>(['assessment', 'pastHistory', 'familyHistory', 'chiefComplaint']);

/** Sections whose sentences describe one part after another, so that the subject carries on behind a comma. */
const describing = new Set<SectionKind>(['examination', 'imaging', 'laboratory']);

/** "Has a history of diabetes, hypertension and …": diseases the patient is known to have, unlike "a 3-day history of cough". */
const knownBefore =
  /(?<!(?:day|week|month|year|hour)s?['’]?[ -])\b(?:history of|known(?: case of| to have)?|background of)\b[^.;:]{0,120}$/i;

const ageText = /\b\d{1,3}[\s-]*(?:years?|yrs?|months?|weeks?|days?|hours?)[\s-]*(?:old|of age)\b/gi;

/** The words of a sentence without those that tell an age: "45-year-old with cough" has not coughed for years. */
function withoutAges(words: readonly ContentWord[], text: string): readonly ContentWord[] {
  const ages = [...text.matchAll(ageText)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  if (ages.length === 0) return words;
  return words.map((w) => (ages.some((a) => w.start < a.end && w.end > a.start) ? { ...w, stem: '' } : w));
}

/** "Mr K, 45" is no potassium. */
const isTitle = (text: string, m: Match) =>
  m.end - m.start === 1 && /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s$/.test(text.slice(Math.max(0, m.start - 6), m.start));

/** What stands before a colon: "Abdomen" in "Abdomen: soft". */
const labelPattern = /([\p{L}][\p{L} ,/&-]{1,50})[:：]/gu;

/**
 * Reads notes with one pack. Building it indexes every wording (once per pack); `read` never throws, is deterministic
 * and linear in the length of the note. Every finding satisfies `text === note.slice(start, end)`.
 */
export class NoteReader {
  readonly #knowledge: Knowledge;
  readonly #matcher: Matcher;
  readonly #systolic: number;
  readonly #diastolic: number;
  readonly #painScore: Analyte | undefined;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#matcher = new Matcher(knowledge);
    const analyte = (id: string) => knowledge.pack.analytes.findIndex((a) => a.id === id);
    this.#systolic = analyte('systolic-blood-pressure');
    this.#diastolic = analyte('diastolic-blood-pressure');
    this.#painScore = knowledge.pack.analytes[analyte('pain-score')];
  }

  read(note: string): Reading {
    const demographics = readDemographics(note);
    const sections = readSections(note);
    const patient: Patient = { ...demographics, pregnant: currentlyPregnant(note, demographics) };
    const found: Unnumbered[] = [];
    for (const section of sections) {
      this.#readTables(note, section, patient, found);
      const ofSection = this.#matcher.sitesIn(section.heading);
      let heading = ofSection;
      let last = '';
      let kind = section.kind;
      for (const sentence of sentencesIn(note, section.bodyStart, section.end)) {
        // A label holds to the end of its line, or for the lines below it when it stands alone.
        if (last.includes('\n') && !/[:：]\s*$/.test(last)) heading = ofSection;
        const text = note.slice(sentence.start, sentence.end);
        if (last !== '' && backgroundKinds.has(kind) && storyAgain.test(text)) kind = 'presentIllness';
        const carried = { heading, subject: describing.has(kind) };
        this.#readSentence(note, sentence, kind, patient, carried, found);
        for (const [, label] of /[:：]/.test(text) ? text.matchAll(labelPattern) : []) {
          const named = this.#matcher.sitesIn(label ?? '');
          if (named.length > 0) heading = named;
        }
        last = text;
      }
    }
    return { demographics, sections, findings: number(found) };
  }

  #readSentence(
    note: string,
    sentence: Sentence,
    section: SectionKind,
    who: Patient,
    carried: Carried,
    found: Unnumbered[],
  ) {
    const text = note.slice(sentence.start, sentence.end);
    const words = withoutAges(this.#matcher.words(text), text);
    if (words.length === 0) return;
    const scopes = scopesOf(text);
    const meant = (m: Match) =>
      m.words.length > 1 ||
      m.layer === 'analyte' ||
      !meansOther(text.slice(m.start, m.end), {
        before: text.slice(Math.max(0, m.start - 40), m.start),
        after: text.slice(m.end, m.end + 40),
        section,
        ageYears: who.ageYears,
      });
    const matches = this.#matcher.match(words, text, carried).filter(meant);
    const put = this.#putter(note, section, sentence.start, found);
    for (const m of matches) {
      if (m.layer === 'analyte') continue;
      // "red" in "red cell distribution width" is part of a test's name.
      if (
        m.words.length === 1 &&
        matches.some((a) => a.layer === 'analyte' && a.words.length > 1 && a.words.includes(m.words[0] ?? -1))
      )
        continue;
      const { kind } = this.#knowledge.concept(m.index);
      if (kind === 'condition' && !diagnosisSections.has(section) && this.#isComplaint(m, matches)) continue;
      const assertion = this.#assertion(scopes, m, kind, section);
      const known = kind === 'condition' && assertion === 'present' && knownBefore.test(text.slice(0, m.start));
      put(m.index, m.start, m.end, known && section !== 'chiefComplaint' ? 'historical' : assertion, null);
    }
    const analytes = matches.filter((m) => m.layer === 'analyte').sort((a, b) => a.start - b.start);
    this.#readValues(text, analytes, scopes, section, who, put);
    this.#readPainScore(text, who, put);
    this.#readBloodPressure(text, who, put);
  }

  /** Adds findings at offsets counted from `base`. */
  #putter(note: string, section: SectionKind, base: number, found: Unnumbered[]): Put {
    return (concept, start, end, assertion, measurement) => {
      const { id, label, kind } = this.#knowledge.concept(concept);
      if (kind === 'normal' && assertion !== 'present') return;
      const from = base + start;
      const to = base + end;
      found.push({
        conceptId: id,
        label,
        kind,
        start: from,
        end: to,
        text: note.slice(from, to),
        section,
        assertion,
        by: 'reader',
        measurement,
      });
    };
  }

  #assertion(scopes: readonly Scope[], m: Match, kind: string, section: SectionKind): Assertion {
    const assertion = assertionAt(scopes, m.start, m.end, section);
    if (factKinds.has(kind) && assertion === 'historical') return 'present';
    // "Chief complaint: history of polycystic ovary syndrome" is what today's visit is for.
    if (section === 'chiefComplaint' && kind === 'condition' && assertion === 'historical') return 'present';
    // A drug listed under the past is still taken unless the note says that it was stopped.
    if (kind === 'drug' && assertion === 'historical' && assertionAt(scopes, m.start, m.end, 'other') === 'present')
      return 'present';
    return assertion;
  }

  /** Whether a condition's name is only the word for a complaint: "fever" names no "fever of unknown cause". */
  #isComplaint(m: Match, matches: readonly Match[]): boolean {
    const { icd10 } = this.#knowledge.condition(this.#knowledge.conditionOfConcept(m.index) ?? 0);
    const symptomCode = icd10.startsWith('R') || this.#knowledge.concept(m.index).label.includes('unspecified');
    return (
      symptomCode &&
      matches.some(
        (o) =>
          o.layer === 'finding' &&
          o.start <= m.start &&
          o.end >= m.end &&
          complaintKinds.has(this.#knowledge.concept(o.index).kind),
      )
    );
  }

  #readValues(
    text: string,
    analytes: readonly Match[],
    scopes: readonly Scope[],
    section: SectionKind,
    who: Patient,
    put: Put,
  ) {
    analytes.forEach((m, i) => {
      const limit = analytes.slice(i + 1).find((n) => n.start >= m.end)?.start ?? text.length;
      const raw = readValue(text, m.start, m.end, limit);
      if (raw === null || isTitle(text, m)) return;
      // A count and its percentage share a name; the written unit tells them apart.
      const rivals = analytes.filter((n) => n !== m && n.start === m.start && n.end === m.end);
      const analyte = this.#knowledge.pack.analytes[m.index];
      if (analyte === undefined) return;
      if (rivals.some((n) => this.#fits(n, raw.unit)) && !hasUnit(analyte, raw.unit)) return;
      if (rivals.some((n) => n.index < m.index && this.#fits(n, raw.unit) === hasUnit(analyte, raw.unit))) return;
      const assertion = assertionAt(scopes, m.start, m.end, section);
      const second = readTrend(text, raw, limit);
      const first = second?.which === 'later' ? 'historical' : assertion;
      this.#putValue(analyte, raw, text, m.start, first, who, put);
      if (second)
        this.#putValue(
          analyte,
          second.value,
          text,
          second.start,
          second.which === 'earlier' ? 'historical' : assertion,
          who,
          put,
        );
    });
  }

  #fits(m: Match, unit: string): boolean {
    const analyte = this.#knowledge.pack.analytes[m.index];
    return analyte !== undefined && hasUnit(analyte, unit);
  }

  #putValue(
    analyte: Analyte,
    raw: RawValue,
    text: string,
    start: number,
    assertion: Assertion,
    who: Patient,
    put: Put,
  ) {
    const { measurement, present, absent } = interpret(analyte, raw, text.slice(start, raw.end), who, who.pregnant);
    const holds: Assertion = assertion === 'absent' && measurement !== null ? 'present' : assertion;
    for (const concept of present) put(concept, start, raw.end, holds, measurement);
    if (present.length === 0)
      for (const concept of absent.slice(0, 1))
        put(concept, start, raw.end, holds === 'present' ? 'absent' : holds, measurement);
  }

  /** Results whose names stand above them: one row a time, the last row is now. */
  #readTables(note: string, section: Section, who: Patient, found: Unnumbered[]) {
    for (const { header, rows } of tablesIn(note, section.bodyStart, section.end)) {
      header.forEach(({ text }, column) => {
        const named = this.#matcher.match(this.#matcher.words(text), text).find((m) => m.layer === 'analyte');
        const analyte = named && this.#knowledge.pack.analytes[named.index];
        if (analyte === undefined) return;
        const unit = /[([]([^)\]]{1,16})[)\]]/.exec(text)?.[1]?.trim() ?? '';
        rows.forEach((row, r) => {
          const cell = row[column];
          const number = cell && /^[<>≤≥]?\s*(\d+(?:\.\d+)?)/.exec(cell.text)?.[1];
          if (cell === undefined || number === undefined || number === '') return;
          const raw: RawValue = { end: cell.text.length, number: Number(number), word: null, unit, printedRange: null };
          const put = this.#putter(note, section.kind, 0, found);
          const assertion = r === rows.length - 1 ? 'present' : 'historical';
          const { measurement, present, absent } = interpret(analyte, raw, cell.text, who, who.pregnant);
          for (const concept of present) put(concept, cell.start, cell.end, assertion, measurement);
          if (present.length === 0 && assertion === 'present')
            for (const concept of absent.slice(0, 1)) put(concept, cell.start, cell.end, 'absent', measurement);
        });
      });
    }
  }

  /** "Pain 7/10": the one score that notes write without naming it. */
  #readPainScore(text: string, who: Patient, put: Put) {
    const analyte = this.#painScore;
    if (analyte === undefined) return;
    for (const m of text.matchAll(/\bpain\b[^\d\n.;]{0,20}(\d{1,2})\s*\/\s*10\b/gi)) {
      const raw: RawValue = { end: m[0].length, number: Number(m[1]), word: null, unit: '', printedRange: null };
      this.#putValue(analyte, { ...raw, end: m.index + m[0].length }, text, m.index, 'present', who, put);
    }
  }

  #readBloodPressure(text: string, who: Patient, put: Put) {
    for (const m of text.matchAll(
      /\b(?:BP|blood pressure|Bp|bp|Blood pressure|Blood Pressure)\b[^\d\n]{0,24}(\d{2,3})\s*(?:\/|over)\s*(\d{2,3})(?:\s*mm\s?Hg)?|\b(?:repeat(?:ed)?|recheck(?:ed)?|then|now|later)\b[^\d\n/]{0,12}(?<![\d/])(\d{2,3})\/(\d{2,3})(?![\d/])/g,
    )) {
      const pairs = [
        [this.#systolic, m[1] ?? m[3]],
        [this.#diastolic, m[2] ?? m[4]],
      ] as const;
      for (const [index, written] of pairs) {
        const analyte = this.#knowledge.pack.analytes[index];
        if (analyte === undefined) continue;
        const raw = { end: 0, number: Number(written), word: null, unit: '', printedRange: null } as const;
        const { measurement, present, absent } = interpret(analyte, raw, m[0], who, false);
        const to = m.index + m[0].length;
        for (const concept of present) put(concept, m.index, to, 'present', measurement);
        if (present.length === 0)
          for (const concept of absent.slice(0, 1)) put(concept, m.index, to, 'absent', measurement);
      }
    }
  }
}

type Put = (concept: number, start: number, end: number, assertion: Assertion, measurement: Measurement | null) => void;

/** Sorts by place, keeps one of overlapping mentions of a concept (the one with a value), and numbers F1, F2 … */
export function number(found: readonly Unnumbered[]): Finding[] {
  const kept = new Map<string, Unnumbered[]>();
  for (const f of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const same = kept.get(f.conceptId);
    const last = same?.at(-1);
    if (same === undefined || last === undefined) kept.set(f.conceptId, [f]);
    else if (last.end <= f.start) same.push(f);
    else if (last.measurement === null && f.measurement !== null) same[same.length - 1] = f;
  }
  return [...kept.values()]
    .flat()
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.conceptId < b.conceptId ? -1 : 1))
    .map((f, i) => ({ id: `F${i + 1}`, ...f }));
}
