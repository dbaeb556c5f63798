import type { ModelHost } from '../../native/llm/client.ts';
import type { ClinicalEngine } from '../clinical/analyse.ts';
import { parseProposals, readingTask } from '../clinical/findings/model-reading.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import type { Correction } from '../contract/finding.ts';
import type { Proposal, ProposalEvent, Proposals } from '../contract/proposal.ts';

/** Fixed, and the likeliest token each time: a reading is no place for invention. */
const sampling = { temperature: 0, seed: 1 } as const;

/**
 * Lets the loaded model propose findings the reader missed. Each is checked as soon as it is complete; what fails is
 * counted and never sent. A stop answers with the proposals so far. Fails with the host's codes.
 */
export async function proposeFindings(
  models: ModelHost,
  engine: ClinicalEngine,
  note: string,
  corrections: readonly Correction[],
  emit: (event: ProposalEvent) => void,
  signal: AbortSignal,
): Promise<Result<Proposals>> {
  const state = models.state();
  if (state.state !== 'ready') return fail('model-none');
  const { findings } = engine.read(note, corrections);
  const check = engine.proposalCheck(note, corrections);
  const proposals: Proposal[] = [];
  let raw = '';
  let seen = 0;
  const take = () => {
    for (const written of parseProposals(raw).slice(seen)) {
      seen += 1;
      const proposal = check(written);
      if (proposal === null) continue;
      proposals.push(proposal);
      emit({ type: 'proposal', proposal });
    }
  };
  const written = await models.generate(
    { ...readingTask(note, findings), ...sampling },
    (event) => {
      if (event.type === 'reading') return emit(event);
      raw += event.text;
      if (event.text.includes('}')) take();
    },
    signal,
  );
  if (!written.ok) return written;
  raw = written.value.text;
  take();
  return ok({
    model: state.name,
    proposals,
    dropped: seen - proposals.length,
    stopped: written.value.end === 'stopped',
  });
}
