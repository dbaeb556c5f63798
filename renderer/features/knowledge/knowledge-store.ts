import { create } from 'zustand';
import type { Failure } from '../../../electron/contract/error.ts';
import type { ConditionEntry, FindingEntry, KnowledgeHit } from '../../../electron/contract/knowledge.ts';
import { ask } from '../../bridge.ts';

/** An entry of the knowledge pack. */
export type KnowledgeRef = { readonly type: 'condition' | 'finding'; readonly id: string };

type KnowledgeEntry =
  | { readonly type: 'condition'; readonly entry: ConditionEntry }
  | { readonly type: 'finding'; readonly entry: FindingEntry };

type KnowledgeState = {
  readonly query: string;
  readonly hits: readonly KnowledgeHit[] | null;
  /** The entries visited, oldest first, and which of them is shown; −1 shows the search. */
  readonly visited: readonly KnowledgeRef[];
  readonly at: number;
  readonly entry: KnowledgeEntry | null;
  readonly failure: Failure | null;
};

const initial: KnowledgeState = { query: '', hits: null, visited: [], at: -1, entry: null, failure: null };
const mostHits = 60;

/** Where the knowledge browser is and what it shows. */
export const useKnowledge = create<KnowledgeState>(() => initial);

let newest = 0;

async function load({ type, id }: KnowledgeRef): Promise<void> {
  newest += 1;
  const own = newest;
  const answer =
    type === 'condition'
      ? await ask(async (core) => {
          const read = await core['knowledge.condition']({ conditionId: id });
          return read.ok ? { ok: true, value: { type, entry: read.value } } : read;
        })
      : await ask(async (core) => {
          const read = await core['knowledge.finding']({ conceptId: id });
          return read.ok ? { ok: true, value: { type, entry: read.value } } : read;
        });
  if (own !== newest) return;
  useKnowledge.setState(answer.ok ? { entry: answer.value, failure: null } : { entry: null, failure: answer.error });
}

/** Shows an entry; what was ahead in the history is left, as in any browser. */
export function visit(ref: KnowledgeRef): void {
  const { visited, at } = useKnowledge.getState();
  const here = visited[at];
  if (here && here.type === ref.type && here.id === ref.id) return;
  useKnowledge.setState({ visited: [...visited.slice(0, at + 1), ref], at: at + 1 });
  void load(ref);
}

/** Goes one entry back (−1; before the first lies the search) or forward (1). */
export function travel(step: -1 | 1): void {
  const { visited, at } = useKnowledge.getState();
  const next = Math.min(visited.length - 1, Math.max(-1, at + step));
  const ref = visited[next];
  useKnowledge.setState({ at: next, ...(ref ? {} : { entry: null, failure: null }) });
  if (ref) void load(ref);
}

/** Searches conditions and findings and shows the results. */
export async function searchKnowledge(query: string): Promise<void> {
  newest += 1;
  const own = newest;
  useKnowledge.setState({ query, visited: [], at: -1, entry: null, failure: null });
  if (query.trim() === '') {
    useKnowledge.setState({ hits: null });
    return;
  }
  const answer = await ask((core) => core['knowledge.search']({ query: query.trim(), limit: mostHits }));
  if (own !== newest) return;
  useKnowledge.setState(answer.ok ? { hits: answer.value } : { hits: null, failure: answer.error });
}

/** Forgets the way taken: it says something about the case. */
export function forgetKnowledge(): void {
  newest += 1;
  useKnowledge.setState(initial, true);
}
