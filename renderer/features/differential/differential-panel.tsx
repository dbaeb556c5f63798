import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { Analysis, RankedCondition } from '../../../electron/contract/differential.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatProbability } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import { useNote } from '../note/note-store.ts';
import { AddDiagnosis } from './add-diagnosis.tsx';
import { CantMissLane } from './cant-miss-lane.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { DecidedList } from './decided-list.tsx';
import classes from './differential.module.css';
import { setPointerInside, toggleEvidence, unpick, useDifferential } from './differential-store.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import list from './list.module.css';
import { keepSpace, onListKey } from './list-keys.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { RankedRow } from './ranked-row.tsx';
import { RunsPanel } from './runs-panel.tsx';
import { supposedProbability } from './supposed-row.ts';
import { useHeldAnalysis } from './use-held-analysis.ts';
import { WhatIfBanner } from './what-if-banner.tsx';
import { useWhatIf } from './what-if-store.ts';

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

function Picked({ ranked }: { readonly ranked: readonly RankedCondition[] }) {
  const pickedId = useDifferential((state) => state.pickedId);
  if (pickedId === null) return null;
  const all = ranked.flatMap((row) => [row, ...row.kinds]);
  const name = all.find((row) => row.conditionId === pickedId)?.name ?? pickedId;
  return (
    <p className={classes.held} role="status">
      {en.compare.picked(name)}
    </p>
  );
}

/** What of the probability is not in the rows above: other conditions of the pack, and what no pack holds. */
function Unlisted({ mass, notInPack }: { readonly mass: number; readonly notInPack: number }) {
  return (
    <dl className={list.unlisted}>
      <dt>{en.mass.other}</dt>
      <dd>{formatProbability(mass)}</dd>
      <dt>{en.mass.notInPack}</dt>
      <dd>{formatProbability(notInPack)}</dd>
    </dl>
  );
}

type ListProps = {
  readonly analysis: Analysis;
  readonly held: ReturnType<typeof useHeldAnalysis>;
};

function DifferentialList({ analysis, held }: ListProps) {
  const { ranked, cantMiss, notInPackProbability, excluded, impossible, warnings } = analysis.differential;
  const { openId, pickedId, showAll } = useDifferential();
  const supposed = useWhatIf((state) => state.supposed);
  const rest = ranked.filter((row) => row.kept === null);
  const rows = [...ranked.filter((row) => row.kept !== null), ...(showAll ? rest : rest.slice(0, firstShown))];
  const hidden = ranked.length - rows.length;
  const shown = rows.reduce((sum, row) => sum + row.probability, 0);
  // A list taken off the screen under the pointer is never told that the pointer left.
  useEffect(() => () => setPointerInside(false), []);
  return (
    <section
      className={classes.top}
      aria-label={en.differential.ranked}
      onPointerEnter={() => setPointerInside(true)}
      onPointerLeave={() => setPointerInside(false)}
      onKeyDown={onListKey}
      onKeyUp={keepSpace}
    >
      <ListToolbar />
      <AddDiagnosis />
      {held.waiting && (
        <p className={classes.held} role="status">
          {en.differential.held}{' '}
          <Button variant="subtle" size="compact-xs" onClick={held.release}>
            {en.differential.showHeld}
          </Button>
        </p>
      )}
      <WhatIfBanner analysis={analysis} />
      <Warnings warnings={warnings} />
      <CantMissLane cantMiss={cantMiss} openId={openId} supposed={supposed?.cantMiss ?? null} />
      <Picked ranked={ranked} />
      <ol className={classes.ranked}>
        {rows.map((condition) => (
          <RankedRow
            key={condition.conditionId}
            rank={ranked.indexOf(condition) + 1}
            condition={condition}
            change={held.changes.get(condition.conditionId) ?? null}
            open={condition.conditionId === openId}
            picked={condition.conditionId === pickedId}
            supposed={supposed && supposedProbability(supposed, condition.conditionId)}
            onToggle={toggleEvidence}
          />
        ))}
      </ol>
      {(hidden > 0 || showAll) && ranked.length > firstShown && (
        <Button
          className={classes.more}
          variant="subtle"
          size="compact-sm"
          onClick={() => useDifferential.setState({ showAll: !showAll })}
        >
          {showAll ? en.differential.fewer : en.differential.more(hidden)}
        </Button>
      )}
      <Unlisted mass={Math.max(0, 1 - shown - notInPackProbability)} notInPack={notInPackProbability} />
      <DecidedList excluded={excluded} impossible={impossible} />
      <p className={list.keys}>{en.choices.keys}</p>
    </section>
  );
}

function Below({ analysis }: { readonly analysis: Analysis }) {
  const { below, openId, compared } = useDifferential();
  if (below === 'evidence' && openId !== null) return <EvidencePanel conditionId={openId} analysis={analysis} />;
  if (below === 'comparison' && compared !== null)
    return <ComparePanel a={compared.a} b={compared.b} analysis={analysis} />;
  if (below === 'changes') return <ChangesPanel analysis={analysis} />;
  if (below === 'runs') return <RunsPanel />;
  return null;
}

/** The ranked conditions with the can't-miss lane on top, and under them what is open: evidence, comparison, changes. */
export function DifferentialPanel() {
  const held = useHeldAnalysis();
  const hasCase = useNote((note) => note.phase === 'open');
  if (!hasCase) return <EmptyState>{en.differential.emptyNoCase}</EmptyState>;
  const { analysis } = held;
  const decided = analysis && analysis.differential.excluded.length + analysis.differential.impossible.length > 0;
  if (!analysis || (analysis.differential.ranked.length === 0 && !decided)) {
    const warnings = analysis?.differential.warnings ?? [];
    return (
      <>
        <Warnings warnings={warnings} />
        <EmptyState title={en.differential.emptyTitle}>{en.differential.empty}</EmptyState>
      </>
    );
  }
  return (
    <section
      className={classes.panel}
      aria-label={en.differential.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && useDifferential.getState().pickedId !== null) {
          event.stopPropagation();
          unpick();
        }
      }}
    >
      <DifferentialList analysis={analysis} held={held} />
      <Below analysis={analysis} />
    </section>
  );
}
