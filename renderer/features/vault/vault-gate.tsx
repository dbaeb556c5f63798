import { IconShieldLock } from '@tabler/icons-react';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { en } from '../../i18n/en.ts';
import { CreateVault } from './create-vault.tsx';
import { UnlockVault } from './unlock-vault.tsx';
import classes from './vault-gate.module.css';
import { checkVault, useVault } from './vault-store.ts';

/** What is on screen until the vault is open: creating it, unlocking it, or why neither is possible. */
export function VaultGate() {
  const { phase, failure } = useVault();
  return (
    <main className={classes.gate}>
      <div className={classes.card}>
        <p className={classes.brand}>
          <IconShieldLock size={20} aria-hidden /> {en.app.name}
        </p>
        {phase === 'checking' && failure && <FailureNotice failure={failure} retry={() => void checkVault()} />}
        {phase === 'checking' && !failure && <p role="status">{en.app.starting}</p>}
        {phase === 'missing' && <CreateVault />}
        {phase === 'locked' && <UnlockVault />}
      </div>
      <ul className={classes.facts}>
        {en.vault.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p className={classes.note}>{en.app.notMedicalDevice}</p>
    </main>
  );
}
