import { useEffect } from 'react';
import type { NextStep } from '../../../electron/contract/inquiry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { en } from '../../i18n/en.ts';
import { WhatIfBanner } from '../differential/what-if-banner.tsx';
import { useNote } from '../note/note-store.ts';
import classes from './next.module.css';
import { findNextSteps, forgetNextSteps, useNext } from './next-store.ts';
import { StepCard } from './step-card.tsx';

const actions: readonly NextStep['action'][] = ['ask', 'examine', 'test'];

/** What to ask, examine and test next, best first, with what each answer would do. */
export function NextPanel() {
  const analysis = useNote((note) => note.analysis);
  const hasCase = useNote((note) => note.phase === 'open');
  const { steps, effects, failure } = useNext();
  useEffect(() => {
    if (analysis) void findNextSteps();
    else forgetNextSteps();
  }, [analysis]);
  useEffect(() => forgetNextSteps, []);
  if (!hasCase) return <EmptyState>{en.differential.emptyNoCase}</EmptyState>;
  if (failure) return <FailureNotice failure={failure} retry={() => void findNextSteps()} />;
  if (!analysis || analysis.differential.ranked.length === 0)
    return <EmptyState title={en.next.emptyTitle}>{en.next.empty}</EmptyState>;
  if (!steps) return null;
  if (steps.length === 0) return <EmptyState>{en.next.nothingLeft}</EmptyState>;
  return (
    <section className={classes.panel} aria-label={en.next.title} onKeyDown={moveRowFocus}>
      <div className={classes.supposing}>
        <WhatIfBanner analysis={analysis} />
      </div>
      <p className={classes.hint}>{en.next.insertHint}</p>
      {actions.map((action) => {
        const own = steps.filter((step) => step.action === action);
        if (own.length === 0) return null;
        return (
          <section key={action} aria-label={en.next.groups[action]}>
            <h3 className={classes.group}>{en.next.groups[action]}</h3>
            <ul className={classes.list}>
              {own.map((step) => (
                <StepCard key={step.stepId} step={step} effects={effects.get(step.findings[0]?.conceptId ?? '')} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
