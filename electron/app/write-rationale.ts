import type { ModelHost } from '../../native/llm/client.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { parseModelSteps, rationaleTask } from '../clinical/rationale/model-task.ts';
import { type NamedCondition, verifyStep } from '../clinical/rationale/verify.ts';
import type { Analysis } from '../contract/differential.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import type { CheckedStep, ModelRationale, RationaleEvent } from '../contract/rationale.ts';

/** Low, so that a rationale is sober; not zero, because small models then repeat themselves. */
const temperature = 0.2;
/** Fixed: the same note, model and pack give the same rationale. */
const seed = 1;

/**
 * Lets the loaded model write a rationale. Each step is checked as soon as it is complete and sent with its verdict;
 * a stop answers with the steps so far. Fails with the host's codes, or `model-output-invalid` when no step was usable.
 */
export async function writeRationale(
  models: ModelHost,
  knowledge: Knowledge,
  note: string,
  analysis: Analysis,
  emit: (event: RationaleEvent) => void,
  signal: AbortSignal,
): Promise<Result<ModelRationale>> {
  const state = models.state();
  if (state.state !== 'ready') return fail('model-none');
  const known: NamedCondition[] = knowledge.pack.conditions.map(({ id, name }) => ({ conditionId: id, name }));
  const check = (step: ReturnType<typeof parseModelSteps>[number]): CheckedStep => ({
    ...step,
    verdict: verifyStep(step, analysis, note, known),
  });
  const steps: CheckedStep[] = [];
  let raw = '';
  const takeSteps = () => {
    for (const step of parseModelSteps(raw, analysis).slice(steps.length)) {
      const checked = check(step);
      steps.push(checked);
      emit({ type: 'step', step: checked });
    }
  };
  const task = rationaleTask(analysis, note);
  const written = await models.generate(
    { ...task, temperature, seed },
    (event) => {
      emit(event);
      if (event.type !== 'delta') return;
      raw += event.text;
      // A step can only have ended with a brace.
      if (event.text.includes('}')) takeSteps();
    },
    signal,
  );
  if (!written.ok) return written;
  raw = written.value.text;
  takeSteps();
  const stopped = written.value.end === 'stopped';
  if (steps.length === 0) return fail(stopped ? 'stopped' : 'model-output-invalid');
  const { promptTokens, generatedTokens, tokensPerSecond } = written.value;
  return ok({ model: state.name, steps, stopped, promptTokens, generatedTokens, tokensPerSecond });
}
