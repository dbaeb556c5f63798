import { Combobox, FocusTrap, TextInput, useCombobox } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { KnowledgeHit } from '../../../electron/contract/knowledge.ts';
import { ask } from '../../bridge.ts';
import { en } from '../../i18n/en.ts';
import { choose } from './choices.ts';
import classes from './differential.module.css';
import { showAdding, useDifferential } from './differential-store.ts';
import list from './list.module.css';

const searchDelayMs = 120;
const shownHits = 7;
/** Findings and analytes come among the hits; enough are asked for that conditions remain. */
const mostHits = 60;

function useConditionHits(query: string): readonly KnowledgeHit[] | null {
  const [hits, setHits] = useState<readonly KnowledgeHit[] | null>(null);
  useEffect(() => {
    if (query.trim().length < 2) {
      setHits(null);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await ask((core) => core['knowledge.search']({ query: query.trim(), limit: mostHits }));
      if (current && answer.ok) setHits(answer.value.filter((hit) => hit.type === 'condition').slice(0, shownHits));
    }, searchDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);
  return hits;
}

function AddDiagnosisForm() {
  const [query, setQuery] = useState('');
  const hits = useConditionHits(query);
  const combobox = useCombobox({ opened: true });
  const form = useClickOutside<HTMLDivElement>(() => showAdding(false));
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (hits) selectFirstOption();
  }, [hits, selectFirstOption]);
  const add = (conditionId: string): void => {
    const hit = hits?.find((one) => one.id === conditionId);
    showAdding(false);
    if (hit) void choose(hit.id, hit.label, 'added');
  };
  return (
    <FocusTrap active>
      <div
        ref={form}
        role="dialog"
        aria-label={en.choices.add}
        className={list.adding}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          showAdding(false);
        }}
      >
        <Combobox store={combobox} withinPortal={false} onOptionSubmit={add}>
          <Combobox.EventsTarget>
            <TextInput
              data-autofocus
              size="sm"
              label={en.choices.addSearch}
              placeholder={en.choices.addPlaceholder}
              value={query}
              maxLength={200}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </Combobox.EventsTarget>
          {hits && hits.length > 0 ? (
            <Combobox.Options className={list.addingOptions} aria-label={en.choices.add}>
              {hits.map((hit) => (
                <Combobox.Option key={hit.id} value={hit.id} className={list.addingOption}>
                  <span>{hit.label}</span>
                  <span className={classes.dim}>{hit.detail}</span>
                </Combobox.Option>
              ))}
            </Combobox.Options>
          ) : (
            <p className={classes.held} role="status">
              {hits ? en.choices.addNone : en.choices.addStart}
            </p>
          )}
        </Combobox>
      </div>
    </FocusTrap>
  );
}

/** The form that adds a diagnosis of the pack to the list, found by typing. */
export function AddDiagnosis() {
  const adding = useDifferential((state) => state.adding);
  return adding && <AddDiagnosisForm />;
}
