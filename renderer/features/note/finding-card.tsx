import { Button, Kbd } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { en } from '../../i18n/en.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { AssertionWords } from './assertion-words.tsx';
import classes from './finding-card.module.css';
import { acceptFinding, assertFinding, decisionOfKey, rejectFinding, remapFinding } from './finding-decisions.ts';
import type { PlacedFinding } from './finding-field.ts';
import { measurementWords, rangeWords } from './measurement-words.ts';

const choices = [
  { label: en.decide.accept, key: en.decide.keys.accept, run: acceptFinding },
  { label: en.finding.reject, key: en.decide.keys.reject, run: rejectFinding },
  { label: en.decide.remap, key: en.decide.keys.remap, run: remapFinding },
] as const;
const assertions = ['present', 'absent', 'uncertain', 'historical', 'family'] as const;

/** What was read of one finding, by whom, and one key each to say otherwise. */
export function FindingCard({ placed }: { readonly placed: PlacedFinding }) {
  const { finding } = placed;
  const { measurement } = finding;
  const range = measurement && rangeWords(measurement);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const decision = decisionOfKey(event.key);
    if (!decision) return;
    decision(placed);
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
            rightSection={<Kbd size="xs">{en.finding.assertionKeys[assertion].toUpperCase()}</Kbd>}
            onClick={() => assertFinding(placed, assertion)}
          >
            {en.finding.assertions[assertion]}
          </Button>
        ))}
      </fieldset>
      <footer className={classes.foot}>
        {choices.map(({ label, key, run }) => (
          <Button
            key={key}
            size="compact-xs"
            variant="default"
            rightSection={<Kbd size="xs">{key.toUpperCase()}</Kbd>}
            onClick={() => run(placed)}
          >
            {label}
          </Button>
        ))}
        <Button size="compact-xs" variant="subtle" onClick={() => openKnowledge('finding', finding.conceptId)}>
          {en.finding.openKnowledge}
        </Button>
      </footer>
    </section>
  );
}
