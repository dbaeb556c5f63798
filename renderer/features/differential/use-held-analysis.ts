import { useDeferredValue, useEffect, useState } from 'react';
import type { Analysis } from '../../../electron/contract/differential.ts';
import { useNote } from '../note/note-store.ts';
import { setPointerInside, useDifferential } from './differential-store.ts';
import { type RankChange, rankChanges } from './rank-changes.ts';

type Shown = {
  readonly caseId: string | null;
  readonly analysis: Analysis | null;
  readonly changes: ReadonlyMap<string, RankChange>;
};

type Held = Shown & {
  /** A newer ranking waits for the pointer to leave. */ readonly waiting: boolean;
  readonly release: () => void;
};

const noChanges: ReadonlyMap<string, RankChange> = new Map();

/**
 * The analysis to show: the newest one, except that the list never moves while the pointer is in it. Also says how the
 * ranking moved against the one shown before. Rows are drawn in the background, so that typing never waits for them.
 */
export function useHeldAnalysis(): Held {
  const newest = useDeferredValue(useNote((note) => note.analysis));
  const caseId = useNote((note) => note.summary?.caseId ?? null);
  const pointerInside = useDifferential((state) => state.pointerInside);
  const [shown, setShown] = useState<Shown>({ caseId, analysis: newest, changes: noChanges });
  const mustHold = pointerInside && shown.caseId === caseId && shown.analysis !== null;
  const waiting = mustHold && shown.analysis !== newest;

  useEffect(() => {
    if (mustHold) return;
    setShown((before) => {
      if (before.analysis === newest && before.caseId === caseId) return before;
      const sameCase = before.caseId === caseId && before.analysis !== null && newest !== null;
      const changes = sameCase
        ? rankChanges(before.analysis.differential.ranked, newest.differential.ranked)
        : noChanges;
      return { caseId, analysis: newest, changes };
    });
  }, [newest, caseId, mustHold]);

  // A case that was left must not be seen for a moment under the next one's name.
  const current = shown.caseId === caseId ? shown : { caseId, analysis: null, changes: noChanges };
  return { ...current, waiting, release: () => setPointerInside(false) };
}
