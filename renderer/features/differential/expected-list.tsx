import { formatShare } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import classes from './differential.module.css';
import { FindingActions, onFindingKey } from './finding-actions.tsx';
import list from './list.module.css';
import { useWhatIf } from './what-if-store.ts';

type OpenRow = {
  readonly conceptId: string;
  readonly label: string;
  readonly kind: string;
  readonly sensitivity: number;
};

/** Findings the condition usually shows and the note does not mention: look one up, suppose it, or write it down. */
export function ExpectedList({ expected }: { readonly expected: readonly OpenRow[] }) {
  const assumed = useWhatIf((state) => state.assumed);
  if (expected.length === 0) return null;
  return (
    <section>
      <h4 className={classes.evidenceHeading}>{en.differential.expected}</h4>
      <p className={list.keys}>{en.differential.expectedKeys}</p>
      <ul className={classes.expected}>
        {expected.map((finding) => {
          const supposed = assumed.find((one) => one.conceptId === finding.conceptId)?.assertion;
          return (
            <li key={finding.conceptId} className={classes.lineItem}>
              <button
                type="button"
                className={classes.expectedItem}
                data-row
                onClick={() => openKnowledge('finding', finding.conceptId)}
                onKeyDown={(event) => onFindingKey(event, finding)}
              >
                {finding.label}{' '}
                <span className={classes.dim}>{en.differential.expectedShare(formatShare(finding.sensitivity))}</span>
                {supposed && <span className={classes.supposed}>{en.whatIf.assumed[supposed](finding.label)}</span>}
              </button>
              <FindingActions finding={finding} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
