import { create } from 'zustand';
import type { Failure } from '../../../electron/contract/error.ts';
import { ask, onLocked } from '../../bridge.ts';

type VaultState = {
  readonly phase: 'checking' | 'missing' | 'locked' | 'open';
  readonly failure: Failure | null;
  readonly busy: boolean;
};

/** Whether there is a vault and whether it is open; every other screen depends on it. */
export const useVault = create<VaultState>(() => ({ phase: 'checking', failure: null, busy: false }));

/** Asks the core for the state of the vault. */
export async function checkVault(): Promise<void> {
  const answer = await ask((core) => core['vault.status'](undefined));
  if (!answer.ok) {
    useVault.setState({ failure: answer.error });
    return;
  }
  const { exists, unlocked } = answer.value;
  useVault.setState({ phase: unlocked ? 'open' : exists ? 'locked' : 'missing', failure: null });
}

async function enter(channel: 'vault.create' | 'vault.unlock', passphrase: string): Promise<void> {
  useVault.setState({ busy: true, failure: null });
  const answer = await ask((core) => core[channel]({ passphrase }));
  useVault.setState(answer.ok ? { phase: 'open', busy: false, failure: null } : { busy: false, failure: answer.error });
}

/** Makes the vault with this passphrase and opens it. */
export const createVault = (passphrase: string): Promise<void> => enter('vault.create', passphrase);

/** Opens the vault. A wrong passphrase is shown, and the field stays. */
export const unlockVault = (passphrase: string): Promise<void> => enter('vault.unlock', passphrase);

/** Closes the vault. The caller has saved what was open. */
export async function lockVault(): Promise<void> {
  const answer = await ask((core) => core['vault.lock'](undefined));
  if (answer.ok) useVault.setState({ phase: 'locked', failure: null });
}

onLocked(() => {
  if (useVault.getState().phase === 'open') useVault.setState({ phase: 'locked', failure: null });
});
