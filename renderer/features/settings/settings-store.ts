import { create } from 'zustand';
import { defaultSettings, type Settings } from '../../../electron/contract/api.ts';
import { ask } from '../../bridge.ts';

type SettingsState = { readonly settings: Settings };

/** The user's settings; the defaults until the vault is open. */
export const useSettings = create<SettingsState>(() => ({ settings: defaultSettings }));

/** Reads the settings kept in the vault. A failure leaves the defaults: nothing here is worth stopping for. */
export async function readSettings(): Promise<void> {
  const answer = await ask((core) => core['settings.read'](undefined));
  if (answer.ok) useSettings.setState({ settings: answer.value });
}

/** Changes some settings at once in the window and keeps them in the vault. */
export async function changeSettings(changes: Partial<Settings>): Promise<void> {
  const settings = { ...useSettings.getState().settings, ...changes };
  useSettings.setState({ settings });
  await ask((core) => core['settings.write'](settings));
}
