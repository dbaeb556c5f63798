import type { Assertion, Finding } from '../../../electron/contract/finding.ts';
import { en } from '../../i18n/en.ts';
import { assertionOrder } from './assertion-order.ts';
import { AssertionWords } from './assertion-words.tsx';
import classes from './findings-panel.module.css';

type AssertionFilterProps = {
  readonly findings: readonly Finding[];
  readonly chosen: ReadonlySet<Assertion>;
  readonly onChange: (chosen: ReadonlySet<Assertion>) => void;
};

/** What the underlines of the note mean, how many findings have each, and a filter by them. */
export function AssertionFilter({ findings, chosen, onChange }: AssertionFilterProps) {
  const toggle = (assertion: Assertion): void => {
    const next = new Set(chosen);
    if (!next.delete(assertion)) next.add(assertion);
    onChange(next);
  };
  return (
    <fieldset className={classes.legend}>
      <legend className={classes.legendTitle}>{en.findingList.showOnly}</legend>
      {assertionOrder.map((assertion) => (
        <button
          key={assertion}
          type="button"
          className={classes.choice}
          aria-pressed={chosen.has(assertion)}
          onClick={() => toggle(assertion)}
        >
          <AssertionWords assertion={assertion} />{' '}
          <span className={classes.count}>{findings.filter((f) => f.assertion === assertion).length}</span>
        </button>
      ))}
    </fieldset>
  );
}
