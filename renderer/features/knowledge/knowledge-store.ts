import { create } from 'zustand';

/** An entry of the knowledge pack. */
export type KnowledgeRef = { readonly type: 'condition' | 'finding'; readonly id: string };

type KnowledgeState = {
  readonly query: string;
  /** The entries visited, oldest first, and which of them is shown; −1 shows the search. */
  readonly visited: readonly KnowledgeRef[];
  readonly at: number;
};

const initial: KnowledgeState = { query: '', visited: [], at: -1 };

/** Where the knowledge browser is. */
export const useKnowledge = create<KnowledgeState>(() => initial);

/** Shows an entry; what was ahead in the history is left, as in any browser. */
export function visit(ref: KnowledgeRef): void {
  const { visited, at } = useKnowledge.getState();
  const here = visited[at];
  if (here && here.type === ref.type && here.id === ref.id) return;
  useKnowledge.setState({ visited: [...visited.slice(0, at + 1), ref], at: at + 1 });
}

/** Goes one entry back (−1; before the first lies the search) or forward (1). */
export function travel(step: -1 | 1): void {
  useKnowledge.setState(({ visited, at }) => ({ at: Math.min(visited.length - 1, Math.max(-1, at + step)) }));
}

/** Changes the search and shows its results. */
export const searchKnowledge = (query: string): void => useKnowledge.setState({ query, visited: [], at: -1 });

/** Forgets the way taken: it says something about the case. */
export const forgetKnowledge = (): void => useKnowledge.setState(initial, true);
