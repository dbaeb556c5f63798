import type { ConditionEntry } from '../../../electron/contract/knowledge.ts';
import { formatShare } from '../../components/format-share.ts';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { UrgencyWord } from '../../components/urgency-word.tsx';
import { en } from '../../i18n/en.ts';
import { Icd10Place } from './icd10-place.tsx';
import classes from './knowledge.module.css';
import { visit } from './knowledge-store.ts';
import { LinkList } from './link-list.tsx';
import { ShareRow } from './share-row.tsx';

const roles = ['finding', 'context', 'against'] as const;
const settings = ['gp', 'ed', 'hospital'] as const;

function Facts({ entry }: { readonly entry: ConditionEntry }) {
  const { age, prevalence } = entry;
  return (
    <dl className={classes.facts}>
      {entry.synonyms.length > 0 && (
        <>
          <dt>{en.knowledge.synonyms}</dt>
          <dd>{entry.synonyms.join(', ')}</dd>
        </>
      )}
      <dt>{en.knowledge.specialty}</dt>
      <dd>{entry.specialty}</dd>
      <dt>{en.knowledge.prevalence}</dt>
      <dd>
        {settings.map((setting) => (
          <span key={setting} className={classes.prevalence}>
            {en.settings.cares[setting].toLowerCase()} {prevalence[setting]}
          </span>
        ))}
      </dd>
      <dt>{en.knowledge.age}</dt>
      <dd>{en.knowledge.ageRange(age.from, age.to, age.peak[0], age.peak[1])}</dd>
      <dt>{en.knowledge.femaleShare}</dt>
      <dd>{formatShare(entry.femaleShare)}</dd>
      <dt>{en.knowledge.onset}</dt>
      <dd>{entry.onset}</dd>
    </dl>
  );
}

/** A condition with everything the engine computes with, so that a clinician can check it. */
export function ConditionEntryView({ entry }: { readonly entry: ConditionEntry }) {
  return (
    <article className={classes.entry}>
      <h3 className={classes.name}>{entry.name}</h3>
      <p className={classes.meta}>
        <span>{entry.icd10cm ? `ICD-10 ${entry.icd10} · CM ${entry.icd10cm}` : `ICD-10 ${entry.icd10}`}</span>
        <UrgencyWord urgency={entry.urgency} />
        {entry.cantMiss && <span className={classes.cantMiss}>{en.knowledge.cantMiss}</span>}
      </p>
      <Icd10Place place={entry.place} sameCodes={entry.sameCodes} />
      <Facts entry={entry} />
      {roles.map((role) => {
        const findings = entry.findings.filter((finding) => finding.role === role);
        if (findings.length === 0) return null;
        return (
          <section key={role}>
            <h4 className={classes.heading}>
              {en.knowledge.roles[role]} {role === 'finding' && <span>{en.knowledge.findingsHint}</span>}
            </h4>
            <ul className={classes.links} onKeyDown={moveRowFocus}>
              {findings
                .toSorted((a, b) => b.sensitivity - a.sensitivity)
                .map(({ conceptId, label, sensitivity }) => (
                  <ShareRow
                    key={conceptId}
                    label={label}
                    share={sensitivity}
                    onOpen={() => visit({ type: 'finding', id: conceptId })}
                  />
                ))}
            </ul>
          </section>
        );
      })}
      {entry.tests.length > 0 && (
        <section>
          <h4 className={classes.heading}>{en.knowledge.tests}</h4>
          <ul className={classes.plain}>
            {entry.tests.map(({ test, shows }) => (
              <li key={test}>
                {test}
                {shows.length > 0 && (
                  <span className={classes.detail}> {en.knowledge.testShows(shows.join(', '))}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <LinkList
        title={en.knowledge.lookalikes}
        links={entry.lookalikes.map(({ conditionId, name }) => ({ type: 'condition', id: conditionId, label: name }))}
      />
      <LinkList
        title={en.knowledge.explains}
        links={entry.explains.map(({ conceptId, label }) => ({ type: 'finding', id: conceptId, label }))}
      />
      <section>
        <h4 className={classes.heading}>{en.knowledge.sources}</h4>
        <ul className={classes.plain}>
          {entry.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </section>
    </article>
  );
}
