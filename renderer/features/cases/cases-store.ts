import { create } from 'zustand';
import type { CaseSummary } from '../../../electron/contract/case.ts';
import type { Failure } from '../../../electron/contract/error.ts';
import { ask } from '../../bridge.ts';

type CasesState = {
  readonly query: string;
  readonly archived: boolean;
  /** Null until the first answer, so that the list can keep its layout while it loads. */
  readonly cases: readonly CaseSummary[] | null;
  readonly failure: Failure | null;
};

const empty: CasesState = { query: '', archived: false, cases: null, failure: null };

/** The case list as searched and filtered now. */
export const useCases = create<CasesState>(() => empty);

let newest = 0;

/** Reads the list again; only the newest question's answer counts. */
export async function listCases(): Promise<void> {
  const { query, archived } = useCases.getState();
  newest += 1;
  const own = newest;
  const answer = await ask((core) => core['cases.list']({ query: query.trim(), archived }));
  if (own !== newest) return;
  useCases.setState(answer.ok ? { cases: answer.value, failure: null } : { failure: answer.error });
}

/** Changes what the list shows and reads it. */
export async function filterCases(filter: Partial<Pick<CasesState, 'query' | 'archived'>>): Promise<void> {
  useCases.setState(filter);
  await listCases();
}

/** Puts a changed case into the list without reading it again; a case that is new to it comes first. */
export function touchCase(summary: CaseSummary): void {
  const { cases, query, archived } = useCases.getState();
  if (!cases) return;
  const known = cases.find((one) => one.caseId === summary.caseId);
  // The list of a search is kept in its order of relevance, with its excerpts.
  if (query.trim() !== '') {
    const changed = { ...summary, excerpt: known?.excerpt ?? null };
    useCases.setState({ cases: cases.map((one) => (one === known ? changed : one)) });
    return;
  }
  const others = cases.filter((one) => one !== known);
  useCases.setState({ cases: summary.archived === archived ? [summary, ...others] : others });
}

/** Names a case; an empty name lets the title follow the note again. */
export async function renameCase(caseId: string, title: string): Promise<CaseSummary | null> {
  const answer = await ask((core) => core['cases.rename']({ caseId, title: title.trim() }));
  if (!answer.ok) {
    useCases.setState({ failure: answer.error });
    return null;
  }
  await listCases();
  return answer.value;
}

/** Archives a case or takes it back. True when it was done. */
export async function archiveCase(caseId: string, archived: boolean): Promise<boolean> {
  const answer = await ask((core) => core['cases.archive']({ caseId, archived }));
  if (!answer.ok) useCases.setState({ failure: answer.error });
  await listCases();
  return answer.ok;
}

/** Forgets everything that was read from the vault. */
export function forgetCases(): void {
  newest += 1;
  useCases.setState(empty, true);
}
