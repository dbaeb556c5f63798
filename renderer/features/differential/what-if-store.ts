import { create } from 'zustand';
import type { Analysis, Differential } from '../../../electron/contract/differential.ts';
import type { Hypotheses } from '../../../electron/contract/inquiry.ts';
import { ask } from '../../bridge.ts';
import { useNote } from '../note/note-store.ts';
import { askedNow } from './asked.ts';

type Assumed = Hypotheses['assumed'][number] & { readonly label: string };

type WhatIfState = {
  /** Findings of the newest reading that are supposed away, by id. */
  readonly without: readonly string[];
  readonly assumed: readonly Assumed[];
  /** The list of the supposed record; null while nothing is supposed, or it is not known yet. */
  readonly supposed: Differential | null;
};

const nothing: WhatIfState = { without: [], assumed: [], supposed: null };

/** What the user supposes for a moment. It changes nothing in the record, and another text or case ends it. */
export const useWhatIf = create<WhatIfState>(() => nothing);

/** True while something is supposed. */
export const isSupposing = ({ without, assumed }: Pick<WhatIfState, 'without' | 'assumed'>): boolean =>
  without.length + assumed.length > 0;

/** What is supposed, as the core takes it. */
export const hypothesesOf = ({ without, assumed }: Pick<WhatIfState, 'without' | 'assumed'>): Hypotheses => ({
  without: [...without],
  assumed: assumed.map(({ conceptId, assertion }) => ({ conceptId, assertion })),
});

let newest = 0;

async function suppose(next: Pick<WhatIfState, 'without' | 'assumed'>): Promise<void> {
  newest += 1;
  const own = newest;
  const asked = askedNow();
  if (!asked || !isSupposing(next)) {
    useWhatIf.setState(nothing, true);
    return;
  }
  useWhatIf.setState(next);
  const answer = await ask((core) => core['note.whatIf']({ ...asked, hypotheses: hypothesesOf(next) }));
  if (own === newest) useWhatIf.setState({ supposed: answer.ok ? answer.value : null });
}

/** Supposes that the note did not hold these findings, or, when they are all supposed away, that it does. */
export function toggleFindings(findingIds: readonly string[]): void {
  const { without, assumed } = useWhatIf.getState();
  const off = findingIds.every((id) => without.includes(id));
  const rest = without.filter((id) => !findingIds.includes(id));
  void suppose({ without: off ? rest : [...rest, ...findingIds], assumed });
}

/** Supposes a finding present or absent; the same again takes it back. */
export function assume(conceptId: string, label: string, assertion: Assumed['assertion']): void {
  const { without, assumed } = useWhatIf.getState();
  const known = assumed.find((one) => one.conceptId === conceptId);
  const rest = assumed.filter((one) => one !== known);
  void suppose({
    without,
    assumed: known?.assertion === assertion ? rest : [...rest, { conceptId, label, assertion }],
  });
}

/** Back to the record. */
export const resetWhatIf = (): void => void suppose(nothing);

const sameIds = (a: Analysis, b: Analysis): boolean =>
  a.findings.length === b.findings.length &&
  a.findings.every((finding, i) => finding.conceptId === b.findings[i]?.conceptId);

useNote.subscribe((now, before) => {
  if (now.analysis === before.analysis || !isSupposing(useWhatIf.getState())) return;
  // The same findings in another setting, or with other choices, keep their numbers; another text does not.
  const kept = now.analysis && before.analysis && sameIds(now.analysis, before.analysis);
  if (kept) void suppose(useWhatIf.getState());
  else resetWhatIf();
});
