import type { Section, SectionKind } from '../../contract/finding.ts';

/** Headings as notes write them, by the section they open. Longer wordings are tried first. */
const headings: Readonly<Record<Exclude<SectionKind, 'other'>, readonly string[]>> = {
  patient: [
    'patient information',
    'patient details',
    'patient demographics',
    'demographics',
    'medical record description',
    'basic information',
    'patient',
    'identification',
    'id',
  ],
  chiefComplaint: [
    'chief complaint',
    'chief complaints',
    'presenting complaint',
    'presenting complaints',
    'presenting problem',
    'reason for visit',
    'reason for consultation',
    'reason for referral',
    'reason for encounter',
    'reason for admission',
    'main complaint',
    'complaint',
    'cc',
    'pc',
    'c/o',
  ],
  presentIllness: [
    'history of presenting complaint',
    'history of present illness',
    'history of the present illness',
    'history of presenting illness',
    'present illness history',
    'present illness',
    'current illness',
    'current medical history',
    'present medical history',
    'present history',
    'clinical history',
    'case history',
    'history',
    'subjective',
    'symptoms',
    'hpi',
    'hpc',
    's',
  ],
  pastHistory: [
    'past medical history',
    'past medical and surgical history',
    'past medical/surgical history',
    'past surgical history',
    'previous medical history',
    'past history',
    'previous history',
    'medical history',
    'surgical history',
    'past illnesses',
    'obstetric history',
    'obstetric and gynaecological history',
    'gynecological history',
    'gynaecological history',
    'birth history',
    'background',
    'mh',
    'comorbidities',
    'pmh',
    'pmhx',
    'psh',
    'p.m.h.',
  ],
  medications: [
    'current medications',
    'medications',
    'medication',
    'medication history',
    'drug history',
    'drugs',
    'current drugs',
    'home medications',
    'meds',
    'dh',
    'dhx',
    'rx',
  ],
  allergies: ['allergies', 'allergy', 'drug allergies', 'allergy history', 'allergic history', 'known allergies'],
  familyHistory: ['family history', 'family medical history', 'fh', 'fhx'],
  socialHistory: [
    'social history',
    'personal history',
    'social and occupational history',
    'occupational history',
    'lifestyle',
    'habits',
    'travel history',
    'sexual history',
    'sh',
    'shx',
  ],
  systemsReview: [
    'review of systems',
    'systems review',
    'systemic review',
    'systemic enquiry',
    'systemic inquiry',
    'ros',
  ],
  vitals: ['vital signs', 'vitals', 'observations', 'obs', 'vs'],
  examination: [
    'physical examination',
    'physical exam',
    'clinical examination',
    'general examination',
    'specialist examination',
    'specialty examination',
    'specialized examination',
    'mental state examination',
    'mental status examination',
    'mental examination',
    'mse',
    'neurological examination',
    'examination',
    'on examination',
    'exam',
    'objective',
    'signs',
    'pe',
    'o/e',
    'o',
  ],
  laboratory: [
    'laboratory',
    'laboratory results',
    'laboratory findings',
    'laboratory tests',
    'laboratory examination',
    'laboratory data',
    'labs',
    'lab results',
    'blood tests',
    'bloods',
    'auxiliary examinations',
    'auxiliary examination',
    'supplementary examination',
    'supplementary examinations',
    'investigations',
    'other investigations',
    'test results',
    'tests',
    'results',
    'diagnostic tests',
    'diagnostic studies',
    'pathology',
    'urinalysis',
  ],
  imaging: [
    'imaging',
    'imaging studies',
    'imaging findings',
    'radiology',
    'x-ray',
    'ultrasound',
    'ct',
    'mri',
    'ecg',
    'ekg',
    'endoscopy',
  ],
  assessment: [
    'assessment and plan',
    'assessment',
    'impression',
    'diagnosis',
    'preliminary diagnosis',
    'initial diagnosis',
    'working diagnosis',
    'admission diagnosis',
    'provisional diagnosis',
    'clinical impression',
    'imp',
    'dx',
    'a/p',
    'a',
  ],
  plan: [
    'plan',
    'treatment plan',
    'treatment',
    'management',
    'recommendations',
    'recommendation',
    'disposition',
    'follow-up',
    'follow up',
    'advice',
    'p',
  ],
};

const kindOf = new Map<string, SectionKind>();
for (const [kind, names] of Object.entries(headings)) for (const name of names) kindOf.set(name, kind as SectionKind);

/** Sub-headings of an examination that must not end it ("Neurological examination:" inside "Physical examination:"). */
const quoted = (s: string) => s.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '[ \\t]+');
const names = [...kindOf.keys()].sort((a, b) => b.length - a.length);
const multiWord = names.filter((n) => n.length > 5);
const mark = '[ \\t]*(?:[#>*_=\\-•]+[ \\t]*|\\d{1,2}[.)][ \\t]+|\\[)?';
const close = '[ \\t]*(?:\\*{1,2}|_{1,2}|\\])?';
/** A heading at the start of a line: with a colon, or in Markdown, bold or capitals on a line of its own. */
const lineHeading = new RegExp(
  `^(${mark})(${names.map(quoted).join('|')})(?:[ \\t]*\\([^)\\n]{0,40}\\))?${close}[ \\t]*([:：]${close}|[-–—](?=[ \\t])|(?=[ \\t]*$))`,
  'gimu',
);
/** An inline label after the end of a sentence: only the unmistakable ones. */
const inlineHeading = new RegExp(`(?<=[.;。；)][ \\t]*)(${multiWord.map(quoted).join('|')})[ \\t]*[:：]`, 'giu');
/** Short labels are headings inside a line only as clinicians write them: "PMH: asthma. SH: smoker. O/E: wheeze". */
const shortHeading =
  /(?<=^|[.;。；)][ \t]*)(PMHx?|PSH|FHx?|SHx?|DHx?|ROS|HPC|HPI|PE|O\/E|VS|CC|PC|A\/P|Imp|Impression|Plan|Exam|Meds|Obs|Vitals|Labs|Bloods|Background|MSE|MH)(?:[ \t]*[:：]|(?<=PMH|PMHx|FH|SH|O\/E)[ \t]+(?=\S))/gmu;

/**
 * Splits a note into sections that cover it without gaps or overlap. Text before the first heading is `other`, or,
 * in a note without any heading, `presentIllness`. Linear in the length of the note.
 */
export function readSections(note: string): Section[] {
  const marks: { start: number; bodyStart: number; heading: string; kind: SectionKind }[] = [];
  for (const m of note.matchAll(lineHeading)) {
    const name = (m[2] ?? '').toLowerCase().replace(/\s+/g, ' ');
    const bare = m[3] === '';
    // Without a colon a heading needs some other sign that it is one: a mark before it, or capitals.
    if (bare && !/[#*_=[]/.test(m[1] ?? '') && m[2] !== (m[2] ?? '').toUpperCase()) continue;
    if (bare && name.length < 3) continue;
    if (name.length === 1 && m[2] !== (m[2] ?? '').toUpperCase()) continue;
    marks.push({
      start: m.index,
      bodyStart: m.index + m[0].length,
      heading: m[2] ?? '',
      kind: kindOf.get(name) ?? 'other',
    });
  }
  for (const m of note.matchAll(inlineHeading)) {
    const name = (m[1] ?? '').toLowerCase().replace(/\s+/g, ' ');
    marks.push({
      start: m.index,
      bodyStart: m.index + m[0].length,
      heading: m[1] ?? '',
      kind: kindOf.get(name) ?? 'other',
    });
  }
  for (const m of note.matchAll(shortHeading)) {
    const name = (m[1] ?? '').toLowerCase();
    const kind = kindOf.get(name);
    if (kind !== undefined && !marks.some((h) => h.start <= m.index && m.index < h.bodyStart))
      marks.push({ start: m.index, bodyStart: m.index + m[0].length, heading: m[1] ?? '', kind });
  }
  marks.sort((a, b) => a.start - b.start);
  const sections: Section[] = [];
  const first = marks[0];
  if (first === undefined) return [{ kind: 'presentIllness', heading: '', start: 0, bodyStart: 0, end: note.length }];
  if (first.start > 0 && note.slice(0, first.start).trim() !== '')
    sections.push({ kind: 'other', heading: '', start: 0, bodyStart: 0, end: first.start });
  marks.forEach((h, i) => {
    const end = marks[i + 1]?.start ?? note.length;
    if (h.bodyStart <= end)
      sections.push({ kind: h.kind, heading: h.heading, start: h.start, bodyStart: h.bodyStart, end });
  });
  return sections;
}

/** The section an offset lies in; sections are in order. Offsets before the first section belong to it. */
export function sectionAt(sections: readonly Section[], offset: number): Section | undefined {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return sections[low];
}
