import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Analysis } from '../../../electron/contract/differential.ts';
import type { Failure } from '../../../electron/contract/error.ts';
import type { Finding } from '../../../electron/contract/finding.ts';
import type { Comparison } from '../../../electron/contract/inquiry.ts';
import { ask } from '../../bridge.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { formatProbability, formatShare } from '../../components/format-share.ts';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { UrgencyWord } from '../../components/urgency-word.tsx';
import { en } from '../../i18n/en.ts';
import { showFindings } from '../note/note-commands.ts';
import { askedNow } from './asked.ts';
import { BelowPanel } from './below-panel.tsx';
import classes from './compare.module.css';
import { useDifferential } from './differential-store.ts';
import { formatAmount } from './evidence-bars.ts';
import { FindingActions, onFindingKey } from './finding-actions.tsx';
import { FindingChips } from './finding-chips.tsx';

type Sides = { readonly a: string; readonly b: string };
type Loaded = { readonly comparison: Comparison | null; readonly failure: Failure | null; readonly key: string };

/** The comparison for the reading on screen; null while it is on its way. */
function useComparison({ a, b }: Sides, analysis: Analysis): Loaded | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const key = `${a} ${b}`;
  useEffect(() => {
    const asked = askedNow();
    // Another reading is another comparison.
    if (!asked || !analysis) return;
    let current = true;
    void ask((core) => core['note.compare']({ ...asked, a, b })).then((answer) => {
      if (!current) return;
      setLoaded({
        key,
        comparison: answer.ok ? answer.value : null,
        failure: answer.ok ? null : answer.error,
      });
    });
    return () => {
      current = false;
    };
  }, [a, b, key, analysis]);
  return loaded?.key === key ? loaded : null;
}

type LineProps = {
  readonly line: Comparison['lines'][number];
  readonly most: number;
  readonly findings: readonly Finding[];
};

/** A ledger without the line says nothing, which is not the same as a line that adds nothing. */
const shown = (amount: number): string => (amount === 0 ? '·' : formatAmount(amount));

/** One line of evidence with a bar for each side; against is hollow. */
function Line({ line, most, findings }: LineProps) {
  const inNote = findings.some((finding) => finding.id === line.findingIds[0]);
  const bar = (amount: number, side: 'left' | 'right') => (
    <span className={classes.half} data-side={side} aria-hidden>
      <span
        className={amount < 0 ? classes.against : classes.for}
        style={{ width: `${(Math.abs(amount) / most) * 100}%` }}
      />
    </span>
  );
  const content = (
    <>
      <span className={classes.lineLabel}>
        {line.label}
        <FindingChips ids={line.findingIds} />
      </span>
      <span className={classes.amount}>{shown(line.a)}</span>
      {bar(line.a, 'left')}
      {bar(line.b, 'right')}
      <span className={classes.amount}>{shown(line.b)}</span>
    </>
  );
  return (
    <li>
      {inNote ? (
        <button
          type="button"
          className={classes.line}
          data-row
          title={en.compare.jump(line.label)}
          onClick={() => showFindings(findings.filter((finding) => line.findingIds.includes(finding.id)))}
        >
          {content}
        </button>
      ) : (
        <div className={classes.line}>{content}</div>
      )}
    </li>
  );
}

/** A row counts its kinds; side by side each condition stands alone, and a number unlike the list's must say why. */
function Side({ side, analysis }: { readonly side: Comparison['a']; readonly analysis: Analysis }) {
  const row = analysis.differential.ranked.find((one) => one.conditionId === side.conditionId);
  return (
    <div className={classes.side}>
      <p className={classes.sideName}>{side.name}</p>
      <p className={classes.sideMeta}>
        <strong>{formatProbability(side.probability)}</strong>
        {row &&
          formatProbability(row.probability) !== formatProbability(side.probability) &&
          ` ${en.compare.alone(formatProbability(row.probability))}`}{' '}
        · {side.icd10} · <UrgencyWord urgency={side.urgency} />
      </p>
    </div>
  );
}

function Expected({ comparison }: { readonly comparison: Comparison }) {
  const { a, b, expected } = comparison;
  if (expected.length === 0) return null;
  const share = (value: number | null) => en.compare.frequency(value === null ? null : formatShare(value));
  return (
    <section>
      <h4 className={classes.heading}>{en.compare.expected}</h4>
      <p className={classes.hint}>{en.differential.expectedKeys}</p>
      <ul className={classes.list}>
        {expected.map((finding) => (
          <li key={finding.conceptId} className={classes.expected}>
            <button
              type="button"
              className={classes.expectedItem}
              data-row
              aria-label={`${finding.label}: ${a.name} ${share(finding.a)}, ${b.name} ${share(finding.b)}`}
              onKeyDown={(event) => onFindingKey(event, finding)}
            >
              <span>{finding.label}</span>
              <span className={classes.share}>{share(finding.a)}</span>
              <span className={classes.share}>{share(finding.b)}</span>
            </button>
            <FindingActions finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tests({ comparison }: { readonly comparison: Comparison }) {
  const { a, b, tests } = comparison;
  if (tests.length === 0) return null;
  const names = { a: en.compare.settles(a.name), b: en.compare.settles(b.name), both: en.compare.settlesBoth };
  return (
    <section>
      <h4 className={classes.heading}>{en.compare.tests}</h4>
      <ul className={classes.list}>
        {tests.map(({ test, settles, shows, cost }) => (
          <li key={test} className={classes.test}>
            {test} <span className={classes.dim}>{en.next.cost(cost)}</span>
            <span className={classes.detail}>
              {[names[settles], ...(shows.length > 0 ? [en.compare.shows(shows.join(', '))] : [])].join('; ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Two conditions side by side: what separates them in the note, what is not documented, and which test settles it. */
export function ComparePanel({ a, b, analysis }: Sides & { readonly analysis: Analysis }) {
  const loaded = useComparison({ a, b }, analysis);
  const comparison = loaded?.comparison ?? null;
  const most = Math.max(1, ...(comparison?.lines ?? []).flatMap((line) => [Math.abs(line.a), Math.abs(line.b)]));
  return (
    <BelowPanel
      title={en.compare.title}
      closeLabel={en.compare.close}
      tools={
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => useDifferential.setState({ compared: { a: b, b: a } })}
        >
          {en.compare.swap}
        </Button>
      }
    >
      {loaded?.failure && <FailureNotice failure={loaded.failure} />}
      {loaded && !loaded.failure && !comparison && <p className={classes.hint}>{en.compare.cannot}</p>}
      {comparison && (
        <section aria-label={`${comparison.a.name}, ${comparison.b.name}`} onKeyDown={moveRowFocus}>
          <div className={classes.sides}>
            <Side side={comparison.a} analysis={analysis} />
            <Side side={comparison.b} analysis={analysis} />
          </div>
          <h4 className={classes.heading}>{en.compare.lines}</h4>
          <ul className={classes.list}>
            {comparison.lines.map((line) => (
              <Line key={`${line.conceptId} ${line.label}`} line={line} most={most} findings={analysis.findings} />
            ))}
          </ul>
          <p className={classes.total} title={en.differential.scoreHint}>
            <span>{en.compare.score}</span>
            <span className={classes.amount}>{formatAmount(comparison.a.score)}</span>
            <span />
            <span />
            <span className={classes.amount}>{formatAmount(comparison.b.score)}</span>
          </p>
          <Expected comparison={comparison} />
          <Tests comparison={comparison} />
        </section>
      )}
    </BelowPanel>
  );
}
