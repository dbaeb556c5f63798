import type { RationaleStep } from '../../../electron/contract/differential.ts';
import type { Verdict } from '../../../electron/contract/rationale.ts';
import { en } from '../../i18n/en.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { showFindings } from '../note/note-commands.ts';
import { useNote } from '../note/note-store.ts';
import { citationParts } from './citation-parts.ts';
import classes from './rationale.module.css';

type StepProps = {
  readonly step: RationaleStep;
  readonly verdict?: Verdict;
  /** Written for the text on screen: only then do its citations lead anywhere. */
  readonly current: boolean;
};

function FindingChip({ findingId, current }: { readonly findingId: string; readonly current: boolean }) {
  const finding = useNote((note) =>
    current ? note.analysis?.findings.find((one) => one.id === findingId) : undefined,
  );
  if (!finding) return <span className={classes.chip}>{findingId}</span>;
  return (
    <button
      type="button"
      className={classes.chip}
      title={finding.label}
      aria-label={`${en.rationale.citation(findingId)}: ${finding.label}`}
      onClick={() => showFindings([finding])}
    >
      {findingId}
    </button>
  );
}

function ConditionChip({ conditionId }: { readonly conditionId: string }) {
  const name = useNote(
    (note) =>
      note.analysis?.differential.ranked.find((condition) => condition.conditionId === conditionId)?.name ??
      conditionId,
  );
  return (
    <button type="button" className={classes.chip} onClick={() => openKnowledge('condition', conditionId)}>
      {name}
    </button>
  );
}

function Support({ verdict }: { readonly verdict: Verdict }) {
  return (
    <>
      <p className={classes.support} data-support={verdict.support}>
        <span aria-hidden>{en.rationale.supportMarks[verdict.support]}</span> {en.rationale.support[verdict.support]}
      </p>
      {verdict.problems.length > 0 && (
        <ul className={classes.problems}>
          {verdict.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** One step of a rationale with its citations and, for a model's step, how far it is supported. */
export function RationaleStepView({ step, verdict, current }: StepProps) {
  const parts = citationParts(step.text);
  const inline = new Set(parts.flatMap((part) => (part.type === 'finding' ? [part.findingId] : [])));
  const others = step.findingIds.filter((id) => !inline.has(id));
  const kind = en.rationale.kinds[step.kind];
  let offset = 0;
  return (
    <li className={classes.step}>
      <h4 className={classes.stepTitle}>
        {step.title || kind}
        {step.title && step.title !== kind && <span className={classes.kind}> {kind.toLowerCase()}</span>}
      </h4>
      <p className={classes.text}>
        {parts.map((part) => {
          offset += 1;
          return part.type === 'text' ? (
            <span key={offset}>{part.text}</span>
          ) : (
            <FindingChip key={offset} findingId={part.findingId} current={current} />
          );
        })}
      </p>
      {others.length + step.conditionIds.length > 0 && (
        <p className={classes.cites}>
          <span className={classes.kind}>{en.rationale.cites}</span>
          {others.map((id) => (
            <FindingChip key={id} findingId={id} current={current} />
          ))}
          {step.conditionIds.map((id) => (
            <ConditionChip key={id} conditionId={id} />
          ))}
        </p>
      )}
      {verdict && <Support verdict={verdict} />}
    </li>
  );
}
