import type { Urgency } from '../../electron/contract/differential.ts';
import { en } from '../i18n/en.ts';
import classes from './urgency-word.module.css';

/** Urgency as a word; colour only repeats it. */
export function UrgencyWord({ urgency }: { readonly urgency: Urgency }) {
  return <span className={classes[urgency]}>{en.differential.urgency[urgency]}</span>;
}
