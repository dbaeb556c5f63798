import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import { ClinicalEngine } from '../analyse.ts';
import { parseModelSteps, rationaleTask } from './model-task.ts';

const engine = new ClinicalEngine(smallKnowledge());
const note =
  'A 45-year-old man. HPI: productive cough and fever for 3 days. No wheeze. Temp 38.9 °C. TSH 8.2 mIU/L. Crackles on the right.';
const analysis = engine.analyse(note, [], 'gp');
const first = analysis.differential.ranked[0];
const wheeze = analysis.findings.find((f) => f.assertion === 'absent');

test('the fixed part comes first and is the same for every note', () => {
  const other = rationaleTask(engine.analyse('Vaginal discharge.', [], 'gp'), 'Vaginal discharge.');
  const task = rationaleTask(analysis, note);
  expect(other.fixedPrompt).toBe(task.fixedPrompt);
  expect(task.fixedPrompt).not.toContain(note);
});

test('lists findings with their assertion, then the ranked conditions with short keys, then the note', () => {
  const { variablePrompt } = rationaleTask(analysis, note);
  expect(variablePrompt).toContain('Patient: A 45-year-old man.');
  expect(variablePrompt).toContain(`[${wheeze?.id}] wheeze: absent`);
  expect(variablePrompt).toMatch(/\[F\d+\] raised TSH "[^"]*8\.2[^"]*" \(high\): present/);
  expect(variablePrompt).toContain(`[C1] ${first?.name} (${first?.icd10})`);
  expect(variablePrompt.indexOf('Findings:')).toBeLessThan(variablePrompt.indexOf('Differential:'));
  expect(variablePrompt.indexOf('Differential:')).toBeLessThan(variablePrompt.indexOf(note));
});

test('a note cannot end its own fence', () => {
  const sly = fc
    .array(fc.constantFrom('=====NOTE-1=====', '=====note-2=====', 'NOTE-3=', '\n', 'fever', ' '))
    .map((a) => a.join(''));
  fc.assert(
    fc.property(sly, (text) => {
      const { variablePrompt } = rationaleTask(analysis, text);
      const fence = /between two lines (=====NOTE-\d+=====)/.exec(variablePrompt)?.[1] ?? '?';
      expect(text.toUpperCase()).not.toContain(fence);
      // Named once, then on its two lines.
      expect(variablePrompt.split(fence)).toHaveLength(4);
    }),
  );
});

test('everything in the schema is bounded', () => {
  const walk = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null || !('type' in schema)) return;
    if (schema.type === 'string') expect(schema).toHaveProperty('maxLength');
    if (schema.type === 'array') expect(schema).toHaveProperty('maxItems');
    if ('items' in schema) walk(schema.items);
    if ('properties' in schema) Object.values(Object(schema.properties)).forEach(walk);
  };
  walk(rationaleTask(analysis, note).schema);
});

const written = JSON.stringify({
  summary: { text: 'A man with "cough" {and} fever [F2].', findingIds: ['f1', '[F2]'], conditionIds: [] },
  test: [
    { text: 'It fits [C1].', findingIds: ['F1'], conditionIds: ['C1'] },
    { text: `${first?.name} [C1] fits.`, findingIds: [], conditionIds: ['C99'] },
  ],
  commit: { text: 'Sure.', findingIds: [], conditionIds: ['C1', 'C1'] },
});

test('turns what a model wrote into steps with the ids of the case', () => {
  const steps = parseModelSteps(written, analysis);
  expect(steps.map((s) => [s.kind, s.title])).toEqual([
    ['summary', 'Summary'],
    ['test', `Testing ${first?.name}`],
    ['test', 'Test'],
    ['commit', 'Commit'],
  ]);
  expect(steps[0]).toMatchObject({ findingIds: ['F1', 'F2'], conditionIds: [] });
  expect(steps[1]).toMatchObject({ text: `It fits ${first?.name}.`, conditionIds: [first?.conditionId] });
  expect(steps[2]).toMatchObject({ text: `${first?.name} fits.`, conditionIds: ['C99', first?.conditionId] });
  expect(steps[3]?.conditionIds).toEqual([first?.conditionId]);
});

test('a step appears as soon as it is closed and does not change afterwards', () => {
  const all = parseModelSteps(written, analysis);
  let seen = 0;
  for (let length = 0; length <= written.length; length++) {
    const steps = parseModelSteps(written.slice(0, length), analysis);
    expect(steps).toEqual(all.slice(0, steps.length));
    expect(steps.length).toBeGreaterThanOrEqual(seen);
    seen = steps.length;
  }
  expect(seen).toBe(4);
  expect(parseModelSteps(written.slice(0, written.indexOf('"test"')), analysis)).toHaveLength(1);
});

test('text that is not an answer yields nothing and never throws', () => {
  for (const raw of [
    '',
    'I think it is pneumonia.',
    '{}',
    '{"summary": "text"}',
    '{"summary": {"text": 5}}',
    '}}}{{{',
    '{"other": {"text": "x", "findingIds": [], "conditionIds": []}}',
  ])
    expect(parseModelSteps(raw, analysis)).toEqual([]);
  fc.assert(fc.property(fc.string(), (raw) => void parseModelSteps(raw, analysis)));
});
