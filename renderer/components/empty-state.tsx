import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

type EmptyStateProps = { readonly title?: string; readonly children: ReactNode; readonly action?: ReactNode };

/** What a list says when it is empty: what would be here, and how to get it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {title && <p className={classes.title}>{title}</p>}
      <p className={classes.text}>{children}</p>
      {action}
    </div>
  );
}
