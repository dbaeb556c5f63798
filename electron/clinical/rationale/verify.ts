import type { Analysis, RationaleStep } from '../../contract/differential.ts';
import type { Assertion, Finding } from '../../contract/finding.ts';
import type { Verdict } from '../../contract/rationale.ts';
import { assertionAt, type Scope, scopesOf } from '../findings/assertion.ts';
import { type Token, wordsOf } from '../knowledge/words.ts';

/** A condition of the pack by name, to notice diagnoses that the differential does not list. */
export type NamedCondition = { readonly conditionId: string; readonly name: string };

/** `contradicts`: the step says what the record denies; otherwise it only claims more than it shows. */
type Problem = { readonly sentence: string; readonly contradicts: boolean };
const contradiction = (sentence: string): Problem => ({ sentence, contradicts: true });
const gap = (sentence: string): Problem => ({ sentence, contradicts: false });

/** An engine probability below this cannot be committed to without saying why. */
const leastCommitted = 0.01;

/**
 * Checks one step of a model's rationale against the findings, the ledger and the note. Pure and by simple means: it
 * finds false citations, reversed findings, invented numbers and unlisted diagnoses; it does not judge the argument.
 * `known` are the pack's conditions; without them only ids are checked against it.
 */
export function verifyStep(
  step: RationaleStep,
  analysis: Analysis,
  noteText: string,
  known: readonly NamedCondition[] = [],
): Verdict {
  const problems = [
    ...citationProblems(step, analysis, known),
    ...polarityProblems(step, analysis.findings),
    ...numberProblems(step, analysis, noteText, known),
    ...namedProblems(step, analysis, known),
    ...commitProblems(step, analysis),
  ];
  const support = problems.some((p) => p.contradicts) ? 'unsupported' : problems.length > 0 ? 'partly' : 'supported';
  return { support, problems: [...new Set(problems.map((p) => p.sentence))] };
}

/** Every condition the differential speaks of, with its probability. */
const listedConditions = ({ differential }: Analysis) => [...differential.ranked, ...differential.cantMiss];

function citationProblems(step: RationaleStep, analysis: Analysis, known: readonly NamedCondition[]): Problem[] {
  if (step.text.trim() === '') return [contradiction('The step is empty.')];
  const findings = new Set(analysis.findings.map((f) => f.id));
  const listed = new Set(listedConditions(analysis).map((c) => c.conditionId));
  const names = new Map(known.map((c) => [c.conditionId, c.name]));
  const cited = step.findingIds.length + step.conditionIds.length;
  if (cited === 0) return [gap('The step cites no finding and no condition.')];
  const noFinding = step.findingIds.filter((id) => !findings.has(id));
  const notListed = step.conditionIds.filter((id) => !listed.has(id));
  const sentences = [
    ...noFinding.map((id) => `${id} is not a finding of this note.`),
    ...notListed.map((id) =>
      names.has(id) ? `${names.get(id)} is not in the differential.` : `${id} is not a condition of this case.`,
    ),
  ];
  const nothingHolds = noFinding.length + notListed.filter((id) => !names.has(id)).length === cited;
  return sentences.map(nothingHolds ? contradiction : gap);
}

/** Negations of a relation, not of a finding ("does not explain the rash"); blanked before scopes are read. */
const relational =
  /\b(?:not|n['’]t|without|hardly|neither) (?:\w+ )?(?:explain\w*|account\w*|fit\w*|typical|match\w*|support\w*|due|caused|consistent|expected|suggest\w*|specific|only|just|because|exclude\w*|rule\w*)\b/gi;

/** Words in the same sentence that show a finding is not spoken of as present, by what the note says of it. */
const cueWords: Readonly<Record<Exclude<Assertion, 'present'>, RegExp>> = {
  // Negation itself is read by scope; these are the ways to speak of what is not there.
  absent: /\b(?:absen\w+|missing|lacking|would|expect\w*|if|against|undocumented)\b/i,
  historical:
    /\b(?:histor\w+|previous\w*|prior|past|known|earlier|former\w*|ago|childhood|background|h\/o|hx|resolved|chronic|status post|s\/p|remote)\b/i,
  family:
    /\b(?:famil\w+|mother\w*|father\w*|parent\w*|brother\w*|sister\w*|sibling\w*|son|daughter|aunt|uncle|cousin\w*|grand\w+|maternal\w*|paternal\w*|relative\w*|hereditary|inherit\w*)\b/i,
  uncertain:
    /\b(?:possibl\w+|probabl\w+|suspect\w*|suspicio\w+|may|might|could|uncertain|unclear|question\w*|query|likely|if|suggest\w*|appear\w*|seem\w*)\b|\?/i,
  hypothetical:
    /\b(?:risk|if|plan\w*|prevent\w*|prophyla\w+|monitor\w*|watch|screen\w*|vaccin\w+|exposure|would|should|could|may|might|consider\w*|advis\w+)\b/i,
};
const spokenAs: Readonly<Record<Exclude<Assertion, 'present'>, string>> = {
  absent: 'is absent in the note, but the step uses it as present.',
  historical: 'belongs to the past history, but the step uses it as present.',
  family: 'belongs to the family history, but the step uses it as the patient’s.',
  uncertain: 'is uncertain in the note, but the step states it as certain.',
  hypothetical: 'is only considered in the note, but the step states it as present.',
};

function polarityProblems(step: RationaleStep, findings: readonly Finding[]): Problem[] {
  const { text } = step;
  const words = wordsOf(text);
  const scopes = scopesOf(text.replace(relational, (m) => ' '.repeat(m.length)));
  const cited = new Set(step.findingIds);
  // A concept may be read several times; by its name alone the step may mean any of them.
  const assertionsOf = new Map<string, Set<Assertion>>();
  for (const f of findings)
    assertionsOf.set(f.conceptId, (assertionsOf.get(f.conceptId) ?? new Set()).add(f.assertion));
  return findings.flatMap((finding) => {
    const { id, label, assertion } = finding;
    if (!cited.has(id) && assertion !== 'absent') return [];
    const byId = [...text.matchAll(new RegExp(`\\b${id}\\b`, 'g'))].map((m) => ({
      start: m.index,
      end: m.index + id.length,
    }));
    const single = assertionsOf.get(finding.conceptId)?.size === 1;
    // The note's own words count too when they are specific enough to be a quotation.
    const names = single ? [label, ...(cited.has(id) && finding.text.includes(' ') ? [finding.text] : [])] : [];
    const places = [...byId, ...names.flatMap((name) => occurrences(words, name))];
    if (places.every((p) => agrees(assertion, text, scopes, p))) return [];
    const who = `${id} (${label})`;
    if (assertion === 'present')
      return [contradiction(`${who} is present in the note, but the step says it is absent.`)];
    const sentence = `${who} ${spokenAs[assertion]}`;
    return [assertion === 'uncertain' || assertion === 'hypothetical' ? gap(sentence) : contradiction(sentence)];
  });
}

type Place = { readonly start: number; readonly end: number };

function agrees(assertion: Assertion, text: string, scopes: readonly Scope[], { start, end }: Place): boolean {
  const said = assertionAt(scopes, start, end, 'other');
  if (assertion === 'present') return said !== 'absent';
  if (said === assertion) return true;
  return cueWords[assertion].test(clauseAround(text, start, end));
}

/** The clause a place stands in: between full stops, semicolons and contrasts. */
function clauseAround(text: string, start: number, end: number): string {
  const boundary = /[.;!?](?=\s|$)|\b(?:but|however|although|whereas|while)\b/gi;
  let from = 0;
  let to = text.length;
  for (const m of text.matchAll(boundary)) {
    if (m.index + m[0].length <= start) from = m.index + m[0].length;
    else if (m.index >= end) {
      to = m.index;
      break;
    }
  }
  return text.slice(from, to);
}

/** Where a name stands in a text, whatever its plural, case or spelling variety. */
function occurrences(words: readonly Token[], name: string): Place[] {
  const stems = wordsOf(name).map((w) => w.stem);
  if (stems.length === 0) return [];
  const places: Place[] = [];
  for (let i = 0; i + stems.length <= words.length; i++) {
    const first = words[i];
    const last = words[i + stems.length - 1];
    if (first && last && stems.every((s, k) => words[i + k]?.stem === s))
      places.push({ start: first.start, end: last.end });
  }
  return places;
}

/** Ids, ICD-10 codes, list numbers and exponents are not claims about quantities. */
const notQuantities =
  /\b[FC]\d+\b|\b[A-Z]\d{2}(?:\.\d{1,2})?\b|(?:^|(?<=[;:.(]\s*))[1-9][.)](?=\s)|(?:[×x*]\s?)?\b10\s?(?:\^|\*\*)\s?\d+/gm;
const quantity = /(?<![\p{L}\p{N}.,]|\p{L}[-–])\d+(?:[.,]\d+)*/gu;
const numberWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** What a written number may mean: 1,200 is 1200, 38,9 is 38.9. */
function readings(written: string): number[] {
  const plain = Number(written.replace(/,/g, ''));
  const decimal = Number(written.replace(',', '.'));
  return [plain, decimal].filter(Number.isFinite);
}

function numberProblems(
  step: RationaleStep,
  analysis: Analysis,
  noteText: string,
  known: readonly NamedCondition[],
): Problem[] {
  const claimed = [...step.text.replace(notQuantities, (m) => ' '.repeat(m.length)).matchAll(quantity)];
  if (claimed.length === 0) return [];
  const names = [...listedConditions(analysis), ...known].map((c) => c.name);
  const labels = analysis.findings.flatMap((f) => [f.label, f.measurement?.written ?? '']);
  const written = new Set(
    [noteText, ...names, ...labels].flatMap((t) => [...t.matchAll(/\d+(?:[.,]\d+)*/g)]).flatMap((m) => readings(m[0])),
  );
  for (const word of noteText.toLowerCase().match(/\b[a-z]+\b/g) ?? []) {
    const n = numberWords.indexOf(word);
    if (n >= 0) written.add(n);
  }
  const years = analysis.demographics.ageYears;
  const computed = [
    ...(years === null ? [] : [years, Math.floor(years), Math.round(years * 12), Math.round(years * 365)]),
    ...analysis.findings
      .flatMap((f) => [f.measurement?.value, f.measurement?.range?.low, f.measurement?.range?.high])
      .filter((n) => typeof n === 'number'),
  ];
  const { ranked, otherProbability } = analysis.differential;
  const percents = new Set([
    1,
    ...[
      otherProbability,
      ...listedConditions(analysis).map((c) => c.probability),
      ...ranked.map((c) => c.probability),
    ].map((p) => Math.round(p * 100)),
  ]);
  return claimed.flatMap((m) => {
    const meant = readings(m[0]);
    // A date or a version is no quantity; it has to stand in the note as it is.
    const holds =
      meant.length === 0
        ? noteText.includes(m[0])
        : meant.some((n) => {
            const decimals = /[.,](\d+)$/.exec(m[0])?.[1]?.length ?? 0;
            if (
              written.has(n) ||
              computed.some((c) => c === n || (isConverted(c) && Number(c.toFixed(decimals)) === n))
            )
              return true;
            return /^\s?(?:%|percent|per cent)/.test(step.text.slice(m.index + m[0].length)) && percents.has(n);
          });
    return holds ? [] : [contradiction(`The number ${m[0]} stands neither in the note nor in the findings.`)];
  });
}

/** A converted value has more decimals than anyone writes, and may be rounded; a written one stays as it is. */
const isConverted = (value: number) => Math.abs(value - Number(value.toFixed(2))) > 1e-9;

/** Diagnoses of the pack that the step names although neither the differential lists them nor the note reads them. */
function namedProblems(step: RationaleStep, analysis: Analysis, known: readonly NamedCondition[]): Problem[] {
  if (known.length === 0) return [];
  const words = wordsOf(step.text);
  const listed = listedConditions(analysis);
  const ids = new Set([...listed.map((c) => c.conditionId), ...analysis.findings.map((f) => f.conceptId)]);
  const unlisted = known.filter((c) => !ids.has(c.conditionId));
  const accounted = [...listed.map((c) => c.name), ...analysis.findings.map((f) => f.label)].flatMap((name) =>
    occurrences(words, name),
  );
  return unlisted
    .filter(({ name }) =>
      occurrences(words, name).some((p) => !accounted.some((a) => a.start <= p.start && a.end >= p.end)),
    )
    .map(({ name }) => gap(`${name} is not in the differential.`));
}

function commitProblems(step: RationaleStep, analysis: Analysis): Problem[] {
  if (step.kind !== 'commit') return [];
  const listed = listedConditions(analysis);
  const words = wordsOf(step.text);
  const cited = step.conditionIds.map((id) => listed.find((c) => c.conditionId === id)).find((c) => c !== undefined);
  const answer = cited ?? listed.find((c) => occurrences(words, c.name).length > 0);
  if (answer === undefined) return [gap('The step commits to no diagnosis of the differential.')];
  if (answer.probability >= leastCommitted) return [];
  return [contradiction(`The engine gives ${answer.name} less than 1 %, and the step commits to it.`)];
}
