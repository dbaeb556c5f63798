import { Kbd } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { CaseSummary } from '../../electron/contract/case.ts';
import type { KnowledgeHit } from '../../electron/contract/knowledge.ts';
import { ask } from '../bridge.ts';
import { openFromList } from '../features/cases/open-from-list.ts';
import { openKnowledge } from '../features/knowledge/open-knowledge.ts';
import { en } from '../i18n/en.ts';
import classes from './command-palette.module.css';
import { paletteCommands, paletteStore } from './palette-commands.ts';

type Hits = { readonly cases: readonly CaseSummary[]; readonly knowledge: readonly KnowledgeHit[] };

const noHits: Hits = { cases: [], knowledge: [] };
const searchDelayMs = 120;
const mostCases = 5;
const mostKnowledge = 8;

/** Cases and knowledge for what is typed, a moment after the typing stops. */
function useHits(query: string): Hits {
  const [hits, setHits] = useState(noHits);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const text = query.trim().slice(0, 200);
      const [cases, knowledge] = await Promise.all([
        ask((core) => core['cases.list']({ query: text, archived: false })),
        text.length < 2 ? null : ask((core) => core['knowledge.search']({ query: text, limit: mostKnowledge })),
      ]);
      if (!current) return;
      setHits({
        cases: cases.ok ? cases.value.slice(0, mostCases) : [],
        knowledge: knowledge?.ok ? knowledge.value.filter((hit) => hit.type !== 'analyte') : [],
      });
    }, searchDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);
  return hits;
}

function Results({ query }: { readonly query: string }) {
  const { cases, knowledge } = useHits(query);
  const words = query.trim().toLowerCase();
  const commands = paletteCommands.filter(({ label }) => label.toLowerCase().includes(words));
  return (
    <Spotlight.ActionsList>
      {cases.length > 0 && (
        <Spotlight.ActionsGroup label={en.palette.cases}>
          {cases.map(({ caseId, title }) => (
            <Spotlight.Action
              key={caseId}
              label={title || en.cases.untitled}
              onClick={() => void openFromList(caseId)}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {knowledge.length > 0 && (
        <Spotlight.ActionsGroup label={en.palette.knowledge}>
          {knowledge.map((hit) => (
            <Spotlight.Action
              key={`${hit.type} ${hit.id}`}
              label={hit.label}
              rightSection={hit.detail || en.knowledge.types[hit.type]}
              onClick={() => openKnowledge(hit.type === 'condition' ? 'condition' : 'finding', hit.id)}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {commands.length > 0 && (
        <Spotlight.ActionsGroup label={en.palette.commands}>
          {commands.map(({ label, keys, run }) => (
            <Spotlight.Action
              key={label}
              label={label}
              rightSection={keys && <Kbd size="xs">{keys}</Kbd>}
              onClick={run}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {cases.length + knowledge.length + commands.length === 0 && <Spotlight.Empty>{en.palette.none}</Spotlight.Empty>}
    </Spotlight.ActionsList>
  );
}

/** Ctrl/⌘-K: cases, knowledge and every command in one field. */
export function CommandPalette() {
  const [query, setQuery] = useState('');
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      classNames={{ action: classes.action }}
      scrollable
      maxHeight={460}
      attributes={{ content: { 'aria-label': en.app.openPalette } }}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      transitionProps={{ duration: 80 }}
    >
      <Spotlight.Search
        placeholder={en.palette.placeholder}
        aria-label={en.palette.placeholder}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Results query={query} />
    </Spotlight.Root>
  );
}
