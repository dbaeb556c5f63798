import { create } from 'zustand';
import type { Failure, Result } from '../../../electron/contract/error.ts';
import type { ModelState } from '../../../electron/contract/rationale.ts';
import { ask, follow, type Running } from '../../bridge.ts';

type ModelStore = { readonly model: ModelState; readonly failure: Failure | null; readonly busy: boolean };

/** The language model as the window knows it, and why the last attempt to load one failed. */
export const useModel = create<ModelStore>(() => ({ model: { state: 'none' }, failure: null, busy: false }));

const setModel = (model: ModelState): void => useModel.setState({ model });

const settle = (answer: Result<ModelState>): void => {
  if (answer.ok) useModel.setState({ model: answer.value, failure: null, busy: false });
  else useModel.setState({ failure: answer.error.code === 'stopped' ? null : answer.error, busy: false });
};

async function load(running: Running<ModelState>): Promise<void> {
  useModel.setState({ busy: true, failure: null });
  const answer = await running.answer;
  settle(answer);
  // A failed or cancelled load leaves the last progress on screen; the host knows what is really loaded.
  if (!answer.ok) await refreshModel();
}

/** Asks the host what is loaded now. */
export async function refreshModel(): Promise<void> {
  const answer = await ask((core) => core['model.state'](undefined));
  if (answer.ok) setModel(answer.value);
}

/** Lets the user choose a GGUF file and loads it. */
export function chooseModel(): Promise<void> {
  return load(follow((core) => core['model.choose'](undefined, setModel)));
}

/** Loads the model of the last session again. */
export function reloadModel(): Promise<void> {
  return load(follow((core) => core['model.reload'](undefined, setModel)));
}

/** Loads the last model when the vault opens; that there is none is no failure worth showing. */
export async function wakeModel(): Promise<void> {
  await refreshModel();
  if (useModel.getState().model.state !== 'none') return;
  await reloadModel();
  useModel.setState({ failure: null });
}

/** Frees the model's memory. */
export async function unloadModel(): Promise<void> {
  useModel.setState({ busy: true });
  settle(await ask((core) => core['model.unload'](undefined)));
}
