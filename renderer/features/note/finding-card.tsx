import { Button, Kbd } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { en } from '../../i18n/en.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { AssertionWords } from './assertion-words.tsx';
import classes from './finding-card.module.css';
import type { PlacedFinding } from './finding-field.ts';
import { measurementWords, rangeWords } from './measurement-words.ts';
import { assertFinding, rejectFinding } from './note-commands.ts';

const assertions = ['present', 'absent', 'uncertain', 'historical', 'family'] as const;

/** What was read of one finding, by whom, and one key each to say otherwise. */
export function FindingCard({ placed }: { readonly placed: PlacedFinding }) {
  const { finding } = placed;
  const { measurement } = finding;
  const range = measurement && rangeWords(measurement);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const assertion = assertions.find((one) => en.finding.assertionKeys[one] === key);
    if (assertion) assertFinding(placed, assertion);
    else if (key === 'r') rejectFinding(placed);
    else return;
    event.preventDefault();
  };

  return (
    <section className={classes.card} aria-label={finding.label} onKeyDown={onKeyDown}>
      <header className={classes.head}>
        <span className={classes.label}>{finding.label}</span>
        <span className={classes.id}>{finding.id}</span>
      </header>
      <dl className={classes.facts}>
        <dt>{en.finding.read}</dt>
        <dd>“{finding.text}”</dd>
        <dt>{en.finding.assertion}</dt>
        <dd>
          <AssertionWords assertion={finding.assertion} />
        </dd>
        {measurement && (
          <>
            <dt>{en.finding.value}</dt>
            <dd>
              <span data-flag={measurement.flag ?? undefined} className={classes.value}>
                {measurementWords(measurement)}
              </span>
              {range && <span className={classes.range}> {range}</span>}
            </dd>
          </>
        )}
        <dt>{en.finding.source}</dt>
        <dd>
          {en.finding.by[finding.by]}, {en.sectionNames[finding.section].toLowerCase()}
        </dd>
      </dl>
      <fieldset className={classes.actions}>
        <legend className={classes.legend}>{en.finding.assertAs}</legend>
        {assertions.map((assertion) => (
          <Button
            key={assertion}
            size="compact-xs"
            variant={assertion === finding.assertion ? 'light' : 'default'}
            aria-pressed={assertion === finding.assertion}
            title={en.finding.assertionKeys[assertion].toUpperCase()}
            onClick={() => assertFinding(placed, assertion)}
          >
            {en.finding.assertions[assertion]}
          </Button>
        ))}
      </fieldset>
      <footer className={classes.foot}>
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<Kbd size="xs">R</Kbd>}
          onClick={() => rejectFinding(placed)}
        >
          {en.finding.reject}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => openKnowledge('finding', finding.conceptId)}>
          {en.finding.openKnowledge}
        </Button>
      </footer>
    </section>
  );
}
