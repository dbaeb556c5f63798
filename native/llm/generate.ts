import { LlamaGrammarEvaluationState } from 'node-llama-cpp';
import { fail, ok, type Result } from '../../electron/contract/error.ts';
import { grammarOf } from './grammar.ts';
import { jsonEnd } from './json-end.ts';
import type { LoadedModel } from './load-model.ts';
import { promptTokens } from './prompt-tokens.ts';
import type { Generated, GenerateRequest } from './protocol.ts';
import { tokenText } from './token-text.ts';

export type GenerateEvents = {
  readonly onReading: (readTokens: number, promptTokens: number) => void;
  readonly onDelta: (text: string) => void;
};

/** Room for an answer below which writing is not begun. */
const leastAnswerTokens = 64;
/** Usual cuts of unlikely tokens; the grammar is applied besides. They mean nothing at temperature 0. */
const sampling = { topK: 40, topP: 0.95 };

/**
 * Reads the prompt, keeping what the last run already read of it, then writes under the schema's grammar. A stop
 * answers with what was written so far. Fails with `model-context-exceeded` when prompt and answer do not fit the context, `request-invalid`
 * when the schema makes no grammar.
 */
export async function generate(
  host: LoadedModel,
  request: GenerateRequest,
  events: GenerateEvents,
  signal: AbortSignal,
): Promise<Result<Generated>> {
  const { model, sequence } = host;
  // Tokenizing is synchronous: a note far beyond the context is refused first. No vocabulary joins 64 characters.
  const characters = request.fixedPrompt.length + request.variablePrompt.length;
  if (characters > sequence.contextSize * 64) return tooLong(null, sequence.contextSize);
  const tokens = promptTokens(model, request.fixedPrompt, request.variablePrompt);
  // One token less than the context, so that it is never shifted: that would drop the instructions.
  const room = sequence.contextSize - tokens.length - 1;
  if (room < Math.min(leastAnswerTokens, request.maxTokens)) return tooLong(tokens.length, sequence.contextSize);
  const grammarState = await grammarStateFor(host, request);
  if (grammarState === null) return fail('request-invalid', 'schema');

  const readFrom = performance.now();
  // The last token is evaluated by the generation itself.
  const last = tokens.length - 1;
  await sequence.adaptStateToTokens(tokens.slice(0, last), false);
  const reused = sequence.nextTokenIndex;
  const counts = (generated: number, end: Generated['end'], readMs: number, writeMs: number): Result<Generated> =>
    ok({
      promptTokens: tokens.length,
      reusedTokens: reused,
      generatedTokens: generated,
      readTokensPerSecond: perSecond(Math.max(0, sequence.nextTokenIndex - generated - reused), readMs),
      tokensPerSecond: perSecond(generated, writeMs),
      end,
    });
  events.onReading(reused, tokens.length);
  for (let at = reused; at < last; at += host.chunkTokens) {
    if (signal.aborted) return counts(0, 'stopped', performance.now() - readFrom, 0);
    const next = Math.min(at + host.chunkTokens, last);
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, next));
    events.onReading(next, tokens.length);
  }
  const writeFrom = performance.now();
  const readMs = writeFrom - readFrom;

  const limit = Math.min(request.maxTokens, room);
  const text = tokenText(model);
  const json = jsonEnd();
  let generated = 0;
  let end: Generated['end'] = signal.aborted ? 'stopped' : 'length';
  if (!signal.aborted) {
    const written = sequence.evaluate(tokens.slice(last), {
      temperature: request.temperature,
      seed: request.seed,
      ...(request.temperature > 0 ? sampling : {}),
      grammarEvaluationState: grammarState,
    });
    for await (const token of written) {
      generated++;
      const piece = text(token);
      const { kept, closed } = json.push(piece);
      if (kept > 0) events.onDelta(piece.slice(0, kept));
      if (closed) end = 'complete';
      else if (signal.aborted) end = 'stopped';
      if (closed || signal.aborted || generated >= limit) break;
    }
  }
  return counts(generated, end, readMs, performance.now() - writeFrom);
}

/** null when the library does not take the grammar: a schema may be bounded and still too large. */
async function grammarStateFor({ llama, model }: LoadedModel, { schema }: GenerateRequest) {
  try {
    return new LlamaGrammarEvaluationState({
      model,
      grammar: await llama.createGrammar({ grammar: grammarOf(schema) }),
    });
  } catch {
    return null;
  }
}

const perSecond = (tokens: number, ms: number) => (ms > 0 ? (tokens * 1000) / ms : 0);

const tooLong = (promptTokens: number | null, contextTokens: number) =>
  fail(
    'model-context-exceeded',
    `${promptTokens === null ? 'the prompt' : `a prompt of ${promptTokens} tokens`} does not fit the model's context of ${contextTokens}`,
  );
