import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** A part of the settings under its heading. */
export function SettingsSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}
