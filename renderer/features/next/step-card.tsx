import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTextPlus } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { AnswerEffects, NextStep } from '../../../electron/contract/inquiry.ts';
import { formatProbability, formatShare } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import { FindingActions, type OpenItem, onFindingKey } from '../differential/finding-actions.tsx';
import { useWhatIf } from '../differential/what-if-store.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { writeIntoNote } from '../note/note-writing.ts';
import classes from './next.module.css';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Writes the step into the plan of the note, as something planned: the reader does not take it for a finding. */
function writeStep({ action, title, findings }: NextStep): void {
  const what = action === 'test' ? title : findings.map(({ label }) => label).join(', ');
  writeIntoNote('plan', en.next.plan[action](what));
}

const shifts = (list: AnswerEffects['present']): string =>
  list
    .map(({ name, before, after }) => ({
      name,
      before: formatProbability(before),
      after: formatProbability(after),
    }))
    .filter(({ before, after }) => before !== after)
    .map(({ name, before, after }) => en.next.shift(name, before, after))
    .join(', ') || en.next.noEffect;

function Effects({ effects, label }: { readonly effects: AnswerEffects | undefined; readonly label: string }) {
  return (
    <dl className={classes.effects} aria-label={label}>
      <dt>{en.next.presentEffect}</dt>
      <dd>{effects ? shifts(effects.present) : '…'}</dd>
      <dt>{en.next.absentEffect}</dt>
      <dd>{effects ? shifts(effects.absent) : '…'}</dd>
    </dl>
  );
}

function whyOf({ separates, settles }: NextStep): string {
  return [
    ...(separates ? [en.next.separates(separates.a.name, separates.b.name)] : []),
    ...(settles.length > 0 ? [en.next.settles(settles.map(({ name }) => name).join(', '))] : []),
  ].join(' ');
}

/** One finding that the step would bring: look it up, suppose it, or write it down. */
function StepFinding({ finding, before }: { readonly finding: OpenItem; readonly before: string }) {
  const { conceptId, label } = finding;
  const supposed = useWhatIf((state) => state.assumed.find((one) => one.conceptId === conceptId)?.assertion);
  return (
    <div className={classes.finding}>
      <span className={classes.findingLabel}>
        {before}{' '}
        <button
          type="button"
          className={classes.link}
          data-row
          title={en.differential.openKnowledge}
          onClick={() => openKnowledge('finding', conceptId)}
          onKeyDown={(event) => onFindingKey(event, finding)}
        >
          {label}
        </button>
        {supposed && <span className={classes.supposed}>{en.whatIf.assumed[supposed](label)}</span>}
      </span>
      <FindingActions finding={finding} />
    </div>
  );
}

type StepCardProps = { readonly step: NextStep; readonly effects: AnswerEffects | undefined };

/** One step: what to do, why, what it costs, and what each answer about its first finding would do to the list. */
export function StepCard({ step, effects }: StepCardProps) {
  const { action, title, findings, cost, delay, harm, resolves } = step;
  const [first, ...others] = findings;
  if (!first) return null;
  // What is done at the bedside costs nothing and is done now; saying so of every question is noise.
  const costs =
    action === 'test' ? [en.next.cost(cost), en.next.delay[delay], ...(harm > 0 ? [en.next.harm(harm)] : [])] : [];
  const single = findings.length === 1 && title === first.label;
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.title}
          data-row
          title={en.next.insert}
          onClick={() => writeStep(step)}
          onKeyDown={(event: KeyboardEvent) => onFindingKey(event, first)}
        >
          {capital(title)}
        </button>
        <Tooltip label={`${en.next.insert} (Enter)`}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            tabIndex={-1}
            aria-label={`${en.next.insert}: ${title}`}
            onClick={() => writeStep(step)}
          >
            <IconTextPlus size={15} />
          </ActionIcon>
        </Tooltip>
      </div>
      <p className={classes.why}>{whyOf(step)}</p>
      <p className={classes.dim}>{[en.next.resolves(formatShare(resolves)), ...costs].join(' · ')}</p>
      <StepFinding finding={first} before={action === 'ask' || single ? '' : en.next.looksFor} />
      <Effects effects={effects} label={first.label} />
      {others.map((finding) => (
        <StepFinding key={finding.conceptId} finding={finding} before="" />
      ))}
    </li>
  );
}
