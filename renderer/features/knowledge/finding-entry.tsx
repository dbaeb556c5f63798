import type { FindingEntry } from '../../../electron/contract/knowledge.ts';
import { formatShare } from '../../components/format-share.ts';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { en } from '../../i18n/en.ts';
import classes from './knowledge.module.css';
import { visit } from './knowledge-store.ts';
import { LinkList } from './link-list.tsx';
import { ShareRow } from './share-row.tsx';

/** A finding: the wordings it is read from, its relatives, and the conditions that show it. */
export function FindingEntryView({ entry }: { readonly entry: FindingEntry }) {
  const relatives = (list: FindingEntry['parents']) =>
    list.map(({ conceptId, label }) => ({ type: 'finding' as const, id: conceptId, label }));
  return (
    <article className={classes.entry}>
      <h3 className={classes.name}>{entry.label}</h3>
      <p className={classes.meta}>
        <span>{entry.kind}</span>
        {entry.hpo && <span>{`${en.knowledge.hpo} ${entry.hpo}`}</span>}
        <span>{`${en.knowledge.baseRate} ${formatShare(entry.baseRate)}`}</span>
      </p>
      <section>
        <h4 className={classes.heading}>{en.knowledge.forms}</h4>
        <p className={classes.forms}>{entry.forms.join(', ')}</p>
      </section>
      <LinkList title={en.knowledge.parents} links={relatives(entry.parents)} />
      <LinkList title={en.knowledge.children} links={relatives(entry.children)} />
      <section>
        <h4 className={classes.heading}>
          {en.knowledge.conditions} <span>{en.knowledge.findingsHint}</span>
        </h4>
        <ul className={classes.links} onKeyDown={moveRowFocus}>
          {entry.conditions
            .toSorted((a, b) => b.sensitivity - a.sensitivity)
            .map(({ conditionId, name, sensitivity }) => (
              <ShareRow
                key={conditionId}
                label={name}
                share={sensitivity}
                onOpen={() => visit({ type: 'condition', id: conditionId })}
              />
            ))}
        </ul>
      </section>
    </article>
  );
}
