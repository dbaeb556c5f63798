import type { Assertion } from '../../../electron/contract/finding.ts';
import { en } from '../../i18n/en.ts';
import classes from './assertion-words.module.css';

/** An assertion as a word, underlined as it is in the note. */
export function AssertionWords({ assertion }: { readonly assertion: Assertion }) {
  return <span className={`${classes.words} ${classes[assertion]}`}>{en.finding.assertions[assertion]}</span>;
}
