import { Button, CloseButton } from '@mantine/core';
import { useMemo } from 'react';
import type { Expected, RankedCondition } from '../../../electron/contract/differential.ts';
import { formatShare } from '../../components/format-share.ts';
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

/** Why a condition has its score: every line of its ledger, adding up, and what the note leaves open. */
export function EvidencePanel({ condition }: { readonly condition: RankedCondition }) {
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
            />
          ))}
        </ul>
        <p className={classes.score} title={en.differential.scoreHint}>
          <span>{en.differential.score}</span>
          <span className={classes.amount}>{formatAmount(condition.score)}</span>
        </p>
        <ExpectedList expected={condition.expected} />
      </section>
    </section>
  );
}
