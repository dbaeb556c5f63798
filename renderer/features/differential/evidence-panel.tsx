import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Analysis, RankedCondition } from '../../../electron/contract/differential.ts';
import { formatProbability } from '../../components/format-share.ts';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { UrgencyWord } from '../../components/urgency-word.tsx';
import { en } from '../../i18n/en.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { BelowPanel } from './below-panel.tsx';
import classes from './differential.module.css';
import { pickForComparison, toggleEvidence } from './differential-store.ts';
import { evidenceBars, formatAmount, zeroShare } from './evidence-bars.ts';
import { EvidenceLine } from './evidence-line.tsx';
import { ExpectedList } from './expected-list.tsx';
import { useCondition } from './use-condition.ts';

/** The other conditions counted in a row; each opens its own evidence, a dangerous one as well as any. */
function KindList({ kinds }: { readonly kinds: RankedCondition['kinds'] }) {
  if (kinds.length === 0) return null;
  return (
    <section>
      <h4 className={classes.evidenceHeading}>{en.differential.kindsTitle}</h4>
      <ul className={classes.expected}>
        {kinds.map(({ conditionId, name, icd10, urgency, probability }) => (
          <li key={conditionId}>
            <button
              type="button"
              className={classes.expectedItem}
              data-row
              data-condition={conditionId}
              data-name={name}
              onClick={() => toggleEvidence(conditionId)}
            >
              {name}{' '}
              <span className={classes.dim}>
                {icd10} · {formatProbability(probability)} · <UrgencyWord urgency={urgency} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type EvidencePanelProps = {
  readonly conditionId: string;
  /** What the list shows: what F1, F2 and so on mean in the ledger. */
  readonly analysis: Analysis;
};

/** Why a condition has its score: every line of its ledger, adding up, and what the note leaves open. */
export function EvidencePanel({ conditionId, analysis }: EvidencePanelProps) {
  const { now: condition, supposed } = useCondition(conditionId, analysis);
  const bars = useMemo(
    () => (condition ? evidenceBars(condition.evidence, supposed?.evidence ?? null) : []),
    [condition, supposed],
  );
  if (!condition) return null;
  const zero = zeroShare(bars);
  return (
    <BelowPanel
      title={en.differential.evidenceFor(condition.name)}
      shortTitle={condition.name}
      closeLabel={en.differential.closeEvidence}
      tools={
        <>
          <Button variant="subtle" size="compact-xs" onClick={() => pickForComparison(conditionId)}>
            {en.compare.action}
          </Button>
          <Button variant="subtle" size="compact-xs" onClick={() => openKnowledge('condition', conditionId)}>
            {en.differential.openKnowledge}
          </Button>
        </>
      }
    >
      <section aria-label={en.differential.evidence} onKeyDown={moveRowFocus}>
        <ul className={classes.list}>
          {bars.map((bar) => (
            <EvidenceLine
              key={`${bar.line.kind} ${bar.line.conceptId ?? ''} ${bar.line.label}`}
              bar={bar}
              zero={zero}
              findings={analysis.findings}
            />
          ))}
        </ul>
        <p className={classes.score} title={en.differential.scoreHint}>
          <span>{en.differential.score}</span>
          <span className={classes.amount}>{formatAmount(condition.score)}</span>
        </p>
        {supposed && (
          <p className={classes.score}>
            <span>{en.whatIf.score}</span>
            <span className={classes.amount}>{formatAmount(supposed.score)}</span>
          </p>
        )}
        <KindList kinds={condition.kinds} />
        <ExpectedList expected={condition.expected} />
      </section>
    </BelowPanel>
  );
}
