import { useEffect, useState } from 'react';
import type { Analysis, RankedCondition } from '../../../electron/contract/differential.ts';
import { ask } from '../../bridge.ts';
import { askedNow } from './asked.ts';
import { hypothesesOf, isSupposing, useWhatIf } from './what-if-store.ts';

type Seen = { readonly now: RankedCondition | null; readonly supposed: RankedCondition | null };
type Fetched = Seen & { readonly key: unknown };

const nothing = { without: [], assumed: [] };
const unseen: Seen = { now: null, supposed: null };

/**
 * A condition with its evidence in the record and, while something is supposed, in the supposed one. Rows of the list are
 * at hand; a kind inside a row, an entry of the can't-miss lane or an excluded condition is asked for.
 */
export function useCondition(conditionId: string | null, analysis: Analysis | null): Seen {
  const without = useWhatIf((state) => state.without);
  const assumed = useWhatIf((state) => state.assumed);
  const supposedList = useWhatIf((state) => state.supposed);
  const supposing = isSupposing({ without, assumed });
  const [fetched, setFetched] = useState<Fetched>({ ...unseen, key: null });
  const now = analysis?.differential.ranked.find((row) => row.conditionId === conditionId) ?? null;
  const supposed = supposing ? (supposedList?.ranked.find((row) => row.conditionId === conditionId) ?? null) : null;
  const mustAsk = conditionId !== null && analysis !== null && (now === null || (supposing && supposed === null));

  useEffect(() => {
    const asked = askedNow();
    if (!mustAsk || !asked || conditionId === null) return;
    let current = true;
    const about = (hypotheses: ReturnType<typeof hypothesesOf>) =>
      ask((core) => core['note.condition']({ ...asked, conditionId, hypotheses }));
    void (async () => {
      const plain = await about(nothing);
      const other = supposing ? await about(hypothesesOf({ without, assumed })) : null;
      if (!current) return;
      setFetched({
        key: conditionId,
        now: plain.ok ? plain.value : null,
        supposed: other?.ok ? other.value : null,
      });
    })();
    return () => {
      current = false;
    };
  }, [mustAsk, conditionId, supposing, without, assumed]);

  if (!mustAsk) return { now, supposed };
  const own = fetched.key === conditionId ? fetched : unseen;
  return { now: now ?? own.now, supposed: supposing ? (supposed ?? own.supposed) : null };
}
