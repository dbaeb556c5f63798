import { ActionIcon, CloseButton, SegmentedControl, Skeleton, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { modKey } from '../../components/mod-key.ts';
import { en } from '../../i18n/en.ts';
import { CaseList } from './case-list.tsx';
import classes from './cases-pane.module.css';
import { filterCases, listCases, useCases } from './cases-store.ts';
import { startNewCase } from './open-from-list.ts';

const searchDelayMs = 150;

/** The search field; the list follows a moment after the typing stops. */
function CaseSearch() {
  const query = useCases((state) => state.query);
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  useEffect(() => {
    if (typed === query) return;
    const timer = setTimeout(() => void filterCases({ query: typed }), searchDelayMs);
    return () => clearTimeout(timer);
  }, [typed, query]);
  return (
    <TextInput
      className={classes.search}
      size="xs"
      aria-label={en.cases.search}
      placeholder={en.cases.search}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={typed && <CloseButton size="xs" aria-label={en.app.close} onClick={() => setTyped('')} />}
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setTyped('');
      }}
    />
  );
}

function NoCases() {
  const { query, archived } = useCases();
  if (query.trim()) return <EmptyState>{en.cases.noMatch(query.trim())}</EmptyState>;
  if (archived) return <EmptyState>{en.cases.emptyArchived}</EmptyState>;
  return <EmptyState title={en.cases.emptyTitle}>{en.cases.emptyText}</EmptyState>;
}

/** The left pane: every case of the vault, newest first. */
export function CasesPane() {
  const { cases, failure, archived } = useCases();
  return (
    <div className={classes.pane}>
      <div className={classes.head}>
        <h2 className={classes.title}>{en.cases.title}</h2>
        <Tooltip label={`${en.cases.newCase} (${modKey('N')})`}>
          <ActionIcon variant="subtle" color="gray" aria-label={en.cases.newCase} onClick={() => void startNewCase()}>
            <IconPlus size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <CaseSearch />
      <SegmentedControl
        className={classes.which}
        size="xs"
        aria-label={en.cases.which}
        value={archived ? 'archived' : 'active'}
        onChange={(value) => void filterCases({ archived: value === 'archived' })}
        data={[
          { value: 'active', label: en.cases.activeShown },
          { value: 'archived', label: en.cases.archivedShown },
        ]}
      />
      {failure && <FailureNotice failure={failure} retry={() => void listCases()} />}
      {!cases && !failure && [0, 1, 2, 3].map((row) => <Skeleton key={row} className={classes.skeleton} height={34} />)}
      {cases && (cases.length === 0 ? <NoCases /> : <CaseList cases={cases} />)}
    </div>
  );
}
