import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './differential.module.css';
import { closeBelow } from './differential-store.ts';

type BelowPanelProps = {
  readonly title: string;
  /** The title as shown, where a part of it goes without saying. */
  readonly shortTitle?: string;
  readonly closeLabel: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
};

/** What stands under the list: a title, its tools, and a part that scrolls. */
export function BelowPanel({ title, shortTitle = title, closeLabel, tools, children }: BelowPanelProps) {
  return (
    <section className={classes.evidence} aria-label={title}>
      <header className={classes.evidenceHead}>
        <h3 className={classes.evidenceTitle}>{shortTitle}</h3>
        {tools}
        <CloseButton size="sm" aria-label={closeLabel} onClick={closeBelow} />
      </header>
      <div className={classes.evidenceScroll}>{children}</div>
    </section>
  );
}
