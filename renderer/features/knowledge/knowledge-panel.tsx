import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { en } from '../../i18n/en.ts';
import { ConditionEntryView } from './condition-entry.tsx';
import { FindingEntryView } from './finding-entry.tsx';
import classes from './knowledge.module.css';
import { searchKnowledge, travel, useKnowledge, visit } from './knowledge-store.ts';

const searchDelayMs = 120;

function KnowledgeSearch() {
  const query = useKnowledge((state) => state.query);
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  useEffect(() => {
    if (typed === query) return;
    const timer = setTimeout(() => void searchKnowledge(typed), searchDelayMs);
    return () => clearTimeout(timer);
  }, [typed, query]);
  return (
    <TextInput
      className={classes.search}
      size="xs"
      aria-label={en.knowledge.search}
      placeholder={en.knowledge.search}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={typed}
      maxLength={200}
      data-pane-focus
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

function Hits() {
  const { query, hits } = useKnowledge();
  if (!hits) return <EmptyState title={en.knowledge.emptyTitle}>{en.knowledge.empty}</EmptyState>;
  if (hits.length === 0) return <EmptyState>{en.knowledge.noMatch(query.trim())}</EmptyState>;
  return (
    <ul className={classes.links} aria-label={en.knowledge.results} onKeyDown={moveRowFocus}>
      {hits.map(({ type, id, label, detail }) => {
        const words = (
          <>
            <span className={classes.linkLabel}>{label}</span>
            <span className={classes.detail}>{detail || en.knowledge.types[type]}</span>
          </>
        );
        return (
          <li key={`${type} ${id}`}>
            {type === 'analyte' ? (
              <span className={classes.link}>{words}</span>
            ) : (
              <button type="button" className={classes.link} data-row onClick={() => visit({ type, id })}>
                {words}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The browser of the knowledge pack: search, entries, and the way between them. */
export function KnowledgePanel() {
  const { visited, at, entry, failure } = useKnowledge();
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (entry) scroller.current?.scrollTo({ top: 0 });
  }, [entry]);
  return (
    <section className={classes.panel} aria-label={en.knowledge.title}>
      <div className={classes.bar}>
        <Tooltip label={en.app.back}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={en.app.back}
            disabled={at < 0}
            onClick={() => travel(-1)}
          >
            <IconArrowLeft size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={en.app.forward}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={en.app.forward}
            disabled={at >= visited.length - 1}
            onClick={() => travel(1)}
          >
            <IconArrowRight size={18} />
          </ActionIcon>
        </Tooltip>
        <KnowledgeSearch />
      </div>
      {failure && <FailureNotice failure={failure} />}
      <section className={classes.scroller} ref={scroller} aria-label={en.knowledge.results}>
        {at < 0 && <Hits />}
        {at >= 0 && entry?.type === 'condition' && <ConditionEntryView entry={entry.entry} />}
        {at >= 0 && entry?.type === 'finding' && <FindingEntryView entry={entry.entry} />}
      </section>
    </section>
  );
}
