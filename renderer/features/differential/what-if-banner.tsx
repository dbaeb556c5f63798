import { Button } from '@mantine/core';
import type { Analysis } from '../../../electron/contract/differential.ts';
import { formatProbability } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import classes from './differential.module.css';
import list from './list.module.css';
import { supposedProbability } from './supposed-row.ts';
import { isSupposing, resetWhatIf, useWhatIf } from './what-if-store.ts';

const entering = 5;
const shiftsShown = 3;
/** A condition that would enter with less than this is not worth a word. */
const noticeable = 0.01;

/** What is supposed, what would enter the list, and the way back. */
export function WhatIfBanner({ analysis }: { readonly analysis: Analysis }) {
  const { without, assumed, supposed } = useWhatIf();
  if (!isSupposing({ without, assumed })) return null;
  const gone = analysis.findings.filter((finding) => without.includes(finding.id));
  const listed = new Set(
    analysis.differential.ranked.flatMap((row) => [row, ...row.kinds]).map((condition) => condition.conditionId),
  );
  const fresh = (supposed?.ranked ?? [])
    .filter((row) => !listed.has(row.conditionId) && row.probability >= noticeable)
    .slice(0, entering);
  const shifts = (supposed ? analysis.differential.ranked : [])
    .map((row) => ({
      name: row.name,
      before: row.probability,
      after: supposed ? supposedProbability(supposed, row.conditionId) : 0,
    }))
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .slice(0, shiftsShown)
    .map(({ name, before, after }) => ({ name, from: formatProbability(before), to: formatProbability(after) }))
    .filter(({ from, to }) => from !== to);
  const words = [
    ...gone.map(({ id, label }) => en.whatIf.without(`${label} (${id})`)),
    ...assumed.map(({ label, assertion }) => en.whatIf.assumed[assertion](label)),
  ];
  return (
    <section className={list.whatIf} aria-label={en.whatIf.title}>
      <div className={list.whatIfHead}>
        <h3 className={classes.laneTitle}>{en.whatIf.title}</h3>
        <Button variant="default" size="compact-xs" onClick={resetWhatIf}>
          {en.whatIf.reset} (Esc)
        </Button>
      </div>
      <p className={list.whatIfText} role="status">
        {words.join(' · ')}. <span className={classes.dim}>{en.whatIf.resetHint}</span>
      </p>
      {shifts.length > 0 && (
        <p className={list.whatIfText}>
          {shifts.map(({ name, from, to }) => en.next.shift(name, from, to)).join(' · ')}
        </p>
      )}
      {fresh.length > 0 && (
        <p className={list.whatIfText}>
          {en.whatIf.enters}:{' '}
          {fresh
            .map(({ name, icd10, probability }) => `${name} (${icd10}) ${formatProbability(probability)}`)
            .join(', ')}
        </p>
      )}
    </section>
  );
}
