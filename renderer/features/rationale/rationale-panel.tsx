import { useDeferredValue } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { en } from '../../i18n/en.ts';
import { useNote } from '../note/note-store.ts';
import { ModelRationaleView } from './model-rationale.tsx';
import classes from './rationale.module.css';
import { RationaleStepView } from './rationale-step.tsx';

/** The reasoning in steps: always the engine's own, and beside or above it what the model wrote. */
export function RationalePanel() {
  const steps = useDeferredValue(useNote((note) => note.analysis?.rationale ?? null));
  const hasCase = useNote((note) => note.phase === 'open');
  if (!hasCase) return <EmptyState>{en.differential.emptyNoCase}</EmptyState>;
  return (
    <section className={classes.panel} aria-label={en.rationale.title}>
      <div className={classes.columns}>
        <section className={classes.column} aria-label={en.rationale.model}>
          <ModelRationaleView />
        </section>
        <section className={classes.column} aria-label={en.rationale.engine}>
          <h3 className={classes.title}>{en.rationale.engine}</h3>
          {steps && steps.length > 0 ? (
            <>
              <p className={classes.hint}>{en.rationale.engineHint}</p>
              <ol className={classes.steps}>
                {steps.map((step) => (
                  <RationaleStepView key={`${step.kind} ${step.title}`} step={step} current />
                ))}
              </ol>
            </>
          ) : (
            <p className={classes.hint}>{en.rationale.empty}</p>
          )}
        </section>
      </div>
    </section>
  );
}
