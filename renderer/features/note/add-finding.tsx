import { Combobox, FocusTrap, SegmentedControl, TextInput, useCombobox } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Assertion } from '../../../electron/contract/finding.ts';
import type { KnowledgeHit } from '../../../electron/contract/knowledge.ts';
import { ask } from '../../bridge.ts';
import { en } from '../../i18n/en.ts';
import classes from './add-finding.module.css';
import { addFinding } from './finding-decisions.ts';
import { currentView } from './note-session.ts';
import { type AddingAt, useNote } from './note-store.ts';

const searchDelayMs = 100;
const mostHits = 50;
const shownHits = 12;
const formWidth = 380;
const formHeight = 380;
const choices = ['present', 'absent', 'uncertain', 'historical', 'family'] as const satisfies readonly Assertion[];

/** A named condition is a concept too, under an id of its own. */
const conceptIdOf = ({ type, id }: KnowledgeHit): string => (type === 'condition' ? `condition:${id}` : id);

/** Findings and conditions of the pack for what is typed; null until the first answer. */
function useFindingHits(query: string): readonly KnowledgeHit[] | null {
  const [hits, setHits] = useState<readonly KnowledgeHit[] | null>(null);
  useEffect(() => {
    if (query.trim().length < 2) {
      setHits(null);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await ask((core) => core['knowledge.search']({ query: query.trim(), limit: mostHits }));
      if (current && answer.ok) setHits(answer.value.filter((hit) => hit.type !== 'analyte').slice(0, shownHits));
    }, searchDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);
  return hits;
}

const isChoice = (value: string): value is (typeof choices)[number] => choices.some((choice) => choice === value);

function AddFindingForm({ adding }: { readonly adding: AddingAt }) {
  // Short selections are usually the finding's own name.
  const { quote, from, replacing } = adding;
  const [query, setQuery] = useState(quote.length <= 60 && !replacing ? quote.replace(/\s+/g, ' ') : '');
  const [assertion, setAssertion] = useState<Assertion>(replacing?.assertion ?? 'present');
  const hits = useFindingHits(query);
  const combobox = useCombobox({ opened: true });
  const close = (): void => {
    useNote.setState({ adding: null });
    currentView()?.focus();
  };
  const form = useClickOutside<HTMLDivElement>(() => useNote.setState({ adding: null }));
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (hits) selectFirstOption();
  }, [hits, selectFirstOption]);

  const left = Math.max(8, Math.min(adding.x, window.innerWidth - formWidth - 16));
  const top = Math.max(8, Math.min(adding.y + 6, window.innerHeight - formHeight - 16));
  return (
    <FocusTrap active>
      <div
        ref={form}
        role="dialog"
        aria-label={replacing ? en.decide.remapAtCursor : en.note.addFinding}
        className={classes.form}
        style={{ left, top, width: formWidth }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      >
        <p className={classes.title}>
          {replacing ? en.decide.remapTitle(replacing.label) : en.note.addFindingTitle}{' '}
          <q className={classes.quote}>{quote}</q>
        </p>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={en.note.assertionLabel}
          value={assertion}
          onChange={(value) => isChoice(value) && setAssertion(value)}
          data={choices.map((value) => ({ value, label: en.finding.assertions[value] }))}
        />
        <Combobox
          store={combobox}
          withinPortal={false}
          onOptionSubmit={(conceptId) => {
            const hit = hits?.find((one) => conceptIdOf(one) === conceptId);
            if (hit) addFinding({ conceptId, label: hit.label }, { quote, start: from }, assertion, replacing);
          }}
        >
          <Combobox.EventsTarget>
            <TextInput
              data-autofocus
              size="sm"
              label={en.note.addFindingSearch}
              placeholder={en.note.addFindingPlaceholder}
              value={query}
              maxLength={200}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </Combobox.EventsTarget>
          <Combobox.Options className={classes.options} aria-label={en.note.addFindingSearch}>
            {hits?.map((hit) => (
              <Combobox.Option key={conceptIdOf(hit)} value={conceptIdOf(hit)} className={classes.option}>
                <span>{hit.label}</span>
                <span className={classes.detail}>{hit.detail}</span>
              </Combobox.Option>
            ))}
            {!hits && <Combobox.Empty>{en.note.addFindingStart}</Combobox.Empty>}
            {hits?.length === 0 && <Combobox.Empty>{en.note.addFindingNone}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox>
      </div>
    </FocusTrap>
  );
}

/** The form at the selected words: what they mean, found by typing, and what the note says about it. */
export function AddFinding() {
  const adding = useNote((note) => note.adding);
  return adding && <AddFindingForm key={`${adding.from} ${adding.to}`} adding={adding} />;
}
