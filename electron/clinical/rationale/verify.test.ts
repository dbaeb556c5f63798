import { expect, test } from 'vitest';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import type { RationaleStep } from '../../contract/differential.ts';
import { ClinicalEngine } from '../analyse.ts';
import { verifyStep } from './verify.ts';

const knowledge = smallKnowledge();
const known = knowledge.pack.conditions.map((c) => ({ conditionId: c.id, name: c.name }));
const engine = new ClinicalEngine(knowledge);
const note =
  'A 45-year-old man.\nHPI: productive cough and fever for three days. No wheeze. Temp 38.9 °C. TSH 8.2 mIU/L. Crackles on the right.\n' +
  'Past medical history: hypertension.\nFamily history: leg oedema.';
const analysis = engine.analyse(note, [], 'gp');
const idOf = (label: string) => analysis.findings.find((f) => f.label === label)?.id ?? '?';
const pneumonia = analysis.differential.ranked.find((c) => c.name === 'Pneumonia')?.conditionId ?? '?';

const step = (
  text: string,
  findings: readonly string[] = [],
  conditionIds: readonly string[] = [pneumonia],
  kind: RationaleStep['kind'] = 'test',
) => ({
  kind,
  title: '',
  text,
  findingIds: findings.map((f) => (/^F\d/.test(f) ? f : idOf(f))),
  conditionIds: [...conditionIds],
});
const verify = (...args: Parameters<typeof step>) => verifyStep(step(...args), analysis, note, known);

test('the note of these tests is read as they need it', () => {
  const assertions = Object.fromEntries(analysis.findings.map((f) => [f.label, f.assertion]));
  expect(assertions).toMatchObject({
    'productive cough': 'present',
    wheeze: 'absent',
    crackles: 'present',
    hypertension: 'historical',
    'leg oedema': 'family',
  });
});

test('a step that says what the record says is supported', () => {
  for (const s of [
    step('Productive cough and fever for 3 days with crackles speak for pneumonia.', ['productive cough', 'crackles']),
    step('There is no wheeze, and the temperature is 38.9 °C.', ['wheeze', 'productive cough']),
    step('Wheeze would be expected in asthma.', ['wheeze']),
    step('He has a history of hypertension.', ['hypertension'], []),
    step('Leg oedema in the family is not relevant.', ['leg oedema'], []),
    step('Pneumonia does not explain the crackles alone.', ['crackles']),
    step(`TSH of 8.2 [${idOf('raised TSH')}] suggests a second problem (E03.9).`, ['raised TSH']),
  ])
    expect(verifyStep(s, analysis, note, known)).toEqual({ support: 'supported', problems: [] });
});

test('citations must exist', () => {
  expect(verify('Crackles fit.', ['crackles', 'F99'])).toEqual({
    support: 'partly',
    problems: ['F99 is not a finding of this note.'],
  });
  expect(verify('It fits.', ['F99'], ['C42'])).toEqual({
    support: 'unsupported',
    problems: ['F99 is not a finding of this note.', 'C42 is not a condition of this case.'],
  });
});

test('a claim without any citation is at most partly supported', () => {
  expect(verify('It fits well.', [], [])).toEqual({
    support: 'partly',
    problems: ['The step cites no finding and no condition.'],
  });
  expect(verify(' ', ['crackles'])).toEqual({ support: 'unsupported', problems: ['The step is empty.'] });
});

test('polarity: what is absent, past or of the family is not present, and what is present is not absent', () => {
  const wheeze = idOf('wheeze');
  expect(verify('Wheeze supports pneumonia.', ['wheeze'])).toEqual({
    support: 'unsupported',
    problems: [`${wheeze} (wheeze) is absent in the note, but the step uses it as present.`],
  });
  // By its id alone, and without being cited at all.
  expect(verify(`The airway sound [${wheeze}] supports it.`, ['wheeze']).support).toBe('unsupported');
  expect(verify('Crackles and wheezes support it.', ['crackles']).support).toBe('unsupported');
  // The negation of one clause does not reach the next.
  expect(verify('There is no rash. Wheeze supports it.', ['wheeze']).support).toBe('unsupported');
  expect(verify('Hypertension raises the risk today.', ['hypertension'])).toMatchObject({
    support: 'unsupported',
    problems: [expect.stringContaining('past history')],
  });
  expect(verify('Leg oedema suggests heart failure.', ['leg oedema'])).toMatchObject({
    support: 'unsupported',
    problems: [expect.stringContaining('family history')],
  });
  expect(verify('There are no crackles.', ['crackles'])).toMatchObject({
    support: 'unsupported',
    problems: [`${idOf('crackles')} (crackles) is present in the note, but the step says it is absent.`],
  });
});

test('numbers must stand in the note or the findings', () => {
  expect(verify('The temperature of 39.9 °C fits.', ['productive cough'])).toEqual({
    support: 'unsupported',
    problems: ['The number 39.9 stands neither in the note nor in the findings.'],
  });
  expect(verify('At 45 years, with cough for 3 days and TSH 8,2.', ['productive cough']).support).toBe('supported');
  expect(verify('The fever was 39. Crackles fit.', ['crackles']).support).toBe('unsupported');
  const inFahrenheit = 'Productive cough. Temp 102 °F.';
  const converted = engine.analyse(inFahrenheit, [], 'gp');
  const celsius = step('The temperature is 38.9 °C.', [converted.findings[0]?.id ?? '?']);
  expect(verifyStep(celsius, converted, inFahrenheit, known).support).toBe('supported');
  const percent = Math.round(
    (analysis.differential.ranked.find((c) => c.conditionId === pneumonia)?.probability ?? 0) * 100,
  );
  expect(
    verify(`Hypotheses: 1. Pneumonia (J18.9), ${percent} %. 2. CD4, B12 and COVID-19 are not numbers.`, ['crackles'])
      .support,
  ).toBe('supported');
  expect(verify(`Pneumonia since ${percent} days.`, ['crackles']).support).toBe('unsupported');
});

test('a diagnosis of the pack that the differential does not list is named', () => {
  const short = engine.analyse('Vaginal discharge.', [], 'gp');
  const discharge = step('Hypothyroidism causes the discharge.', [short.findings[0]?.id ?? '?'], []);
  expect(verifyStep(discharge, short, 'Vaginal discharge.', known)).toEqual({
    support: 'partly',
    problems: ['Hypothyroidism is not in the differential.'],
  });
  expect(verifyStep(discharge, short, 'Vaginal discharge.').support).toBe('supported');
});

test('committing to what the engine all but excludes is flagged', () => {
  const unlikely = {
    ...analysis,
    differential: {
      ...analysis.differential,
      ranked: analysis.differential.ranked.map((c) => (c.conditionId === pneumonia ? { ...c, probability: 0.004 } : c)),
    },
  };
  const commit = step('I commit to pneumonia.', ['crackles'], [pneumonia], 'commit');
  expect(verifyStep(commit, analysis, note, known).support).toBe('supported');
  expect(verifyStep(commit, unlikely, note, known)).toEqual({
    support: 'unsupported',
    problems: ['The engine gives Pneumonia less than 1 %, and the step commits to it.'],
  });
  expect(verifyStep({ ...commit, conditionIds: [] }, unlikely, note, known).support).toBe('unsupported');
  expect(verify('I am not sure.', ['crackles'], [], 'commit')).toEqual({
    support: 'partly',
    problems: ['The step commits to no diagnosis of the differential.'],
  });
});
