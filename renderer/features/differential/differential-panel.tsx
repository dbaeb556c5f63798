import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { Differential } from '../../../electron/contract/differential.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatProbability } from '../../components/format-share.ts';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { en } from '../../i18n/en.ts';
import { useNote } from '../note/note-store.ts';
import { PatientWords } from '../note/patient-words.tsx';
import { useSettings } from '../settings/settings-store.ts';
import { CantMissLane } from './cant-miss-lane.tsx';
import classes from './differential.module.css';
import { setPointerInside, toggleEvidence, useDifferential } from './differential-store.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import { RankedRow } from './ranked-row.tsx';
import { useHeldAnalysis } from './use-held-analysis.ts';

const firstShown = 12;

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <section className={classes.warnings} aria-label={en.differential.warnings}>
      <h3 className={classes.laneTitle}>{en.differential.warnings}</h3>
      <ul className={classes.list}>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  );
}

type ListProps = {
  readonly differential: Differential;
  readonly held: ReturnType<typeof useHeldAnalysis>;
  readonly openId: string | null;
};

function DifferentialList({ differential, held, openId }: ListProps) {
  const { ranked, cantMiss, otherProbability, warnings } = differential;
  const setting = useSettings((state) => state.settings.setting);
  const showAll = useDifferential((state) => state.showAll);
  const rows = showAll ? ranked : ranked.slice(0, firstShown);
  // A list taken off the screen under the pointer is never told that the pointer left.
  useEffect(() => () => setPointerInside(false), []);
  return (
    <section
      className={classes.top}
      aria-label={en.differential.ranked}
      onPointerEnter={() => setPointerInside(true)}
      onPointerLeave={() => setPointerInside(false)}
      onKeyDown={moveRowFocus}
    >
      <p className={classes.context}>
        <PatientWords /> · {en.settings.cares[setting].toLowerCase()}
      </p>
      {held.waiting && (
        <p className={classes.held} role="status">
          {en.differential.held}{' '}
          <Button variant="subtle" size="compact-xs" onClick={held.release}>
            {en.differential.showHeld}
          </Button>
        </p>
      )}
      <Warnings warnings={warnings} />
      <CantMissLane cantMiss={cantMiss} ranked={ranked} openId={openId} />
      <ol className={classes.ranked}>
        {rows.map((condition, index) => (
          <RankedRow
            key={condition.conditionId}
            rank={index + 1}
            condition={condition}
            change={held.changes.get(condition.conditionId) ?? null}
            open={condition.conditionId === openId}
            onToggle={toggleEvidence}
          />
        ))}
      </ol>
      <p className={classes.other}>
        <span>{en.differential.other}</span>
        <span>{formatProbability(otherProbability)}</span>
      </p>
      {ranked.length > firstShown && (
        <Button
          className={classes.more}
          variant="subtle"
          size="compact-sm"
          onClick={() => useDifferential.setState({ showAll: !showAll })}
        >
          {showAll ? en.differential.fewer : en.differential.more(ranked.length - firstShown)}
        </Button>
      )}
    </section>
  );
}

/** The ranked conditions with the can't-miss lane on top, and the evidence of the one that is open. */
export function DifferentialPanel() {
  const held = useHeldAnalysis();
  const hasCase = useNote((note) => note.phase === 'open');
  const openId = useDifferential((state) => state.openId);
  if (!hasCase) return <EmptyState>{en.differential.emptyNoCase}</EmptyState>;
  const { analysis } = held;
  if (!analysis || analysis.differential.ranked.length === 0) {
    return <EmptyState title={en.differential.emptyTitle}>{en.differential.empty}</EmptyState>;
  }
  const open = analysis.differential.ranked.find((condition) => condition.conditionId === openId);
  return (
    <section className={classes.panel} aria-label={en.differential.title}>
      <DifferentialList differential={analysis.differential} held={held} openId={openId} />
      {open && <EvidencePanel condition={open} findings={analysis.findings} />}
    </section>
  );
}
