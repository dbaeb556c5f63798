import { type Calibration, regressors, uncalibrated } from '../clinical/differential/calibration.ts';
import { rankDifferential } from '../clinical/differential/rank.ts';
import type { CareSetting } from '../clinical/knowledge/pack-data.ts';
import { describeFailure } from '../contract/error.ts';
import { fitLogistic, probabilityOf } from '../evaluation/logistic.ts';
import { calibrationError, isRight } from '../evaluation/score.ts';
import { exitCodes, parseLine, type Terminal } from './diagnose.ts';
import { loadEngine } from './engine.ts';
import { eachLine, parseGold } from './gold-lines.ts';
import { readText } from './read-input.ts';

const folds = 10;
const ridge = 1;
const usage = 'Usage: evaluate --fit-calibration NOTES.jsonl GOLD.jsonl [NOTES.jsonl GOLD.jsonl …]';

/**
 * `evaluate --fit-calibration`: fits the coefficients of `clinical/differential/calibration.ts` on labelled sets and
 * prints them with the calibration error of the first probability before, and in ten-fold cross-validation by case.
 */
export function fitCalibration(files: readonly string[], packFile: string, { out, err }: Terminal): number {
  if (files.length === 0 || files.length % 2 === 1) {
    err(usage);
    return exitCodes.badInput;
  }
  const engine = loadEngine(packFile);
  if (!engine.ok) {
    err(describeFailure(engine.error));
    return exitCodes.badInput;
  }
  const setting: CareSetting = 'gp';
  const cases: { x: readonly number[]; right: number; raw: number }[] = [];
  for (let f = 0; f < files.length; f += 2) {
    const notes = readText(files[f] ?? '', 'jsonl');
    const gold = readText(files[f + 1] ?? '', 'jsonl');
    if (!notes.ok || !gold.ok) {
      err(describeFailure(notes.ok ? (gold.ok ? { code: 'jsonl-line', detail: '' } : gold.error) : notes.error));
      return exitCodes.badInput;
    }
    const golds = new Map(eachLine(gold.value, parseGold, () => {}).map((g) => [g.id, g]));
    for (const note of eachLine(notes.value, parseLine, () => {})) {
      const answer = golds.get(note.id);
      if (answer === undefined) continue;
      const { findings, demographics } = engine.value.analyse(note.text, [], setting);
      const { ranked } = rankDifferential(
        findings,
        demographics,
        setting,
        engine.value.knowledge,
        [],
        [],
        uncalibrated,
      );
      const [first] = ranked;
      if (first === undefined) continue;
      const support = first.evidence.filter((e) => e.kind === 'finding' && e.amount > 0).length;
      const named = first.evidence.some((e) => e.kind === 'named' && e.amount > 0);
      cases.push({
        x: regressors({ first: first.probability, support, named }),
        right: isRight(answer, first.icd10) ? 1 : 0,
        raw: first.probability,
      });
    }
  }
  const held = new Array<number>(cases.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const training = cases.filter((_, i) => i % folds !== fold);
    const beta = fitLogistic(
      training.map((c) => c.x),
      training.map((c) => c.right),
      ridge,
    );
    cases.forEach((c, i) => {
      if (i % folds === fold) held[i] = probabilityOf(c.x, beta);
    });
    const members = cases.map((c, i) => ({ c, i })).filter(({ i }) => i % folds === fold);
    const error = calibrationError(members.map(({ c, i }) => ({ confidence: held[i] ?? 0, right: c.right === 1 })));
    out(`fold ${fold + 1}: n ${members.length}, calibration error ${error.toFixed(3)}`);
  }
  const [intercept = 0, logit = 1, support = 0, named = 0] = fitLogistic(
    cases.map((c) => c.x),
    cases.map((c) => c.right),
    ridge,
  );
  const coefficients: Calibration = { intercept, logit, support, named };
  const errorOf = (confidence: (i: number) => number) =>
    calibrationError(cases.map((c, i) => ({ confidence: confidence(i), right: c.right === 1 })));
  out(`n ${cases.length}; calibration error of the softmax ${errorOf((i) => cases[i]?.raw ?? 0).toFixed(3)}`);
  out(`cross-validated ${errorOf((i) => held[i] ?? 0).toFixed(3)} (ten folds by case, pooled)`);
  out(
    Object.entries(coefficients)
      .map(([k, v]) => `${k}: ${v.toFixed(3)}`)
      .join(', '),
  );
  return exitCodes.done;
}
