import { modelHost } from '../../native/llm/client.ts';
import { forkHost } from '../../native/llm/launch.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import type { Analysis } from '../contract/differential.ts';
import type { Result } from '../contract/error.ts';
import type { ModelRationale } from '../contract/rationale.ts';
import { writeRationale } from './write-rationale.ts';

/** Loads a model, lets it write one rationale and ends it. `say` gets the progress; Ctrl-C stops the writing. */
export async function modelRationaleOnce(
  file: string,
  knowledge: Knowledge,
  note: string,
  analysis: Analysis,
  say: (line: string) => void,
): Promise<Result<ModelRationale>> {
  const models = modelHost({ launch: forkHost });
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    say('Loading the model …');
    const loaded = await models.load(file, () => undefined, { signal: stop.signal });
    if (!loaded.ok) return loaded;
    if (loaded.value.state === 'ready')
      say(`${loaded.value.name} on ${loaded.value.device}, context ${loaded.value.contextTokens} tokens. Writing …`);
    return await writeRationale(models, knowledge, note, analysis, () => undefined, stop.signal);
  } finally {
    process.off('SIGINT', onInterrupt);
    await models.dispose();
  }
}

const marks = { supported: '✓', partly: '◐', unsupported: '✕' } as const;

export function formatModelRationale({
  model,
  steps,
  stopped,
  generatedTokens,
  tokensPerSecond,
}: ModelRationale): string {
  const lines = [
    `Rationale by ${model}${stopped ? ' (stopped)' : ''}, ${generatedTokens} tokens at ${tokensPerSecond.toFixed(0)}/s`,
  ];
  for (const { title, text, findingIds, verdict } of steps) {
    const cites = findingIds.length > 0 ? ` [${findingIds.join(', ')}]` : '';
    lines.push(`  ${marks[verdict.support]} ${title}: ${text}${cites}`);
    for (const p of verdict.problems) lines.push(`      ${p}`);
  }
  return lines.join('\n');
}
