import { create } from 'zustand';
import type { Failure } from '../../../electron/contract/error.ts';
import type { Proposal, Proposals } from '../../../electron/contract/proposal.ts';
import { follow } from '../../bridge.ts';
import { notifyDone, notifyFailure } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { refreshModel } from '../settings/model-store.ts';
import { nearestIn } from './corrections.ts';
import { addProposed } from './finding-decisions.ts';
import { noteToSend } from './note-session.ts';
import { useNote } from './note-store.ts';

/** The model at work: how far it has read (0–1; null once it writes), and how to stop it. */
type Run = { readonly readShare: number | null; readonly stop: () => void };

type ProposalState = {
  readonly caseId: string | null;
  readonly run: Run | null;
  /** What waits for the user; accepted and dismissed ones are gone. */
  readonly waiting: readonly Proposal[];
};

const initial: ProposalState = { caseId: null, run: null, waiting: [] };

/** What the model proposes for the open case. Nothing of it is kept but what the user accepts. */
export const useProposals = create<ProposalState>(() => initial);

function settle(answer: Proposals): void {
  const { proposals, dropped } = answer;
  notifyDone(proposals.length === 0 ? en.proposals.none : en.proposals.some(proposals.length, dropped));
}

function onFailure(failure: Failure): void {
  if (failure.code === 'model-crashed') void refreshModel();
  if (failure.code !== 'stopped') notifyFailure(failure);
}

/** Lets the model read the note as it is now; its proposals appear one by one in the list of findings. */
export async function proposeFindings(): Promise<void> {
  const note = noteToSend();
  if (!note || useProposals.getState().run) return;
  const { caseId, text, corrections } = note;
  let own: Run | null = null;
  const update = (change: (state: ProposalState) => Partial<ProposalState>): void =>
    useProposals.setState((state) => (state.run === own && own !== null ? change(state) : {}));
  const running = follow((core) =>
    core['note.propose']({ text, corrections }, (event) => {
      update((state) => {
        if (event.type === 'proposal') return { waiting: [...state.waiting, event.proposal] };
        const readShare = event.promptTokens > 0 ? event.readTokens / event.promptTokens : 0;
        own = { readShare: readShare >= 1 ? null : readShare, stop: running.stop };
        return { run: own };
      });
    }),
  );
  own = { readShare: 0, stop: running.stop };
  useProposals.setState({ caseId, run: own, waiting: [] });
  useNote.setState({ findingsShown: true });
  const answer = await running.answer;
  // Another case, or the lock, took the run off the screen.
  if (useProposals.getState().run !== own) return;
  useProposals.setState({ run: null });
  if (answer.ok) settle(answer.value);
  else onFailure(answer.error);
}

/** Ends the reading; proposals that came stay. */
export const stopProposing = (): void => useProposals.getState().run?.stop();

/** Takes a proposal off the list; the record does not change. */
export const dismissProposal = (proposal: Proposal): void =>
  useProposals.setState(({ waiting }) => ({ waiting: waiting.filter((one) => one !== proposal) }));

/** Makes a proposal a decision of the user, at the words where they stand now. */
export function acceptProposal(proposal: Proposal): void {
  const { quote, assertion } = proposal;
  const start = nearestIn(noteToSend()?.text ?? '', quote, proposal.start);
  dismissProposal(proposal);
  if (start === undefined) notifyDone(en.proposals.gone(proposal.label));
  else addProposed(proposal, { quote, start }, assertion);
}

useNote.subscribe(({ summary }) => {
  const caseId = summary?.caseId ?? null;
  const { caseId: own, run } = useProposals.getState();
  if (own === null || own === caseId) return;
  run?.stop();
  useProposals.setState(initial, true);
});
