import { Button, CloseButton } from '@mantine/core';
import { useMemo } from 'react';
import type { Expected, RankedCondition } from '../../../electron/contract/differential.ts';
import type { Finding } from '../../../electron/contract/finding.ts';
import { formatProbability, formatShare } from '../../components/format-share.ts';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { en } from '../../i18n/en.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import classes from './differential.module.css';
import { toggleEvidence } from './differential-store.ts';
import { evidenceBars, formatAmount, zeroShare } from './evidence-bars.ts';
import { EvidenceLine } from './evidence-line.tsx';

function ExpectedList({ expected }: { readonly expected: readonly Expected[] }) {
  if (expected.length === 0) return null;
  return (
    <section>
      <h4 className={classes.evidenceHeading}>{en.differential.expected}</h4>
      <ul className={classes.expected}>
        {expected.map(({ conceptId, label, sensitivity }) => (
          <li key={conceptId}>
            <button
              type="button"
              className={classes.expectedItem}
              data-row
              onClick={() => openKnowledge('finding', conceptId)}
            >
              {label} <span className={classes.dim}>{en.differential.expectedShare(formatShare(sensitivity))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function KindList({ kinds }: { readonly kinds: RankedCondition['kinds'] }) {
  if (kinds.length === 0) return null;
  return (
    <section>
      <h4 className={classes.evidenceHeading}>{en.differential.kindsTitle}</h4>
      <ul className={classes.expected}>
        {kinds.map(({ conditionId, name, icd10, probability }) => (
          <li key={conditionId}>
            <button
              type="button"
              className={classes.expectedItem}
              data-row
              onClick={() => openKnowledge('condition', conditionId)}
            >
              {name}{' '}
              <span className={classes.dim}>
                {icd10} · {formatProbability(probability)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type EvidencePanelProps = {
  readonly condition: RankedCondition;
  /** The findings of the same analysis: what F1, F2 and so on mean in its ledger. */
  readonly findings: readonly Finding[];
};

/** Why a condition has its score: every line of its ledger, adding up, and what the note leaves open. */
export function EvidencePanel({ condition, findings }: EvidencePanelProps) {
  const bars = useMemo(() => evidenceBars(condition.evidence), [condition]);
  const zero = zeroShare(bars);
  return (
    <section className={classes.evidence} aria-label={en.differential.evidenceFor(condition.name)}>
      <header className={classes.evidenceHead}>
        <h3 className={classes.evidenceTitle}>{en.differential.evidenceFor(condition.name)}</h3>
        <Button variant="subtle" size="compact-xs" onClick={() => openKnowledge('condition', condition.conditionId)}>
          {en.differential.openKnowledge}
        </Button>
        <CloseButton
          size="sm"
          aria-label={en.differential.closeEvidence}
          onClick={() => toggleEvidence(condition.conditionId)}
        />
      </header>
      <section className={classes.evidenceScroll} aria-label={en.differential.evidence} onKeyDown={moveRowFocus}>
        <ul className={classes.list}>
          {bars.map((bar) => (
            <EvidenceLine
              key={`${bar.line.kind} ${bar.line.conceptId ?? ''} ${bar.line.label}`}
              bar={bar}
              zero={zero}
              findings={findings}
            />
          ))}
        </ul>
        <p className={classes.score} title={en.differential.scoreHint}>
          <span>{en.differential.score}</span>
          <span className={classes.amount}>{formatAmount(condition.score)}</span>
        </p>
        <KindList kinds={condition.kinds} />
        <ExpectedList expected={condition.expected} />
      </section>
    </section>
  );
}
