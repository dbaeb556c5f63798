import { moveRowFocus } from '../../components/move-row-focus.ts';
import classes from './knowledge.module.css';
import { type KnowledgeRef, visit } from './knowledge-store.ts';

type LinkListProps = { readonly title: string; readonly links: readonly (KnowledgeRef & { readonly label: string })[] };

/** Other entries under a heading; nothing when there are none. */
export function LinkList({ title, links }: LinkListProps) {
  if (links.length === 0) return null;
  return (
    <section>
      <h4 className={classes.heading}>{title}</h4>
      <ul className={classes.links} onKeyDown={moveRowFocus}>
        {links.map(({ type, id, label }) => (
          <li key={`${type} ${id}`}>
            <button type="button" className={classes.link} data-row onClick={() => visit({ type, id })}>
              <span className={classes.linkLabel}>{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
