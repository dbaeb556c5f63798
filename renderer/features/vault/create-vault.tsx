import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { describeFailure } from '../../../electron/contract/error.ts';
import { en } from '../../i18n/en.ts';
import classes from './vault-gate.module.css';
import { createVault, useVault } from './vault-store.ts';

/** First run: choose the passphrase, twice, knowing that nobody can recover it. */
export function CreateVault() {
  const { busy, failure } = useVault();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [checked, setChecked] = useState(false);
  const differs = repeated !== passphrase;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!differs) void createVault(passphrase);
  };

  return (
    <form onSubmit={submit}>
      <h1 className={classes.title}>{en.vault.createTitle}</h1>
      <p className={classes.why}>{en.vault.createWhy}</p>
      <div className={classes.form}>
        <PasswordInput
          label={en.vault.passphrase}
          description={en.vault.createHint}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          error={failure && describeFailure(failure)}
          visibilityToggleButtonProps={{ 'aria-label': en.vault.show }}
          autoComplete="new-password"
          maxLength={1024}
          data-autofocus
          autoFocus
        />
        <PasswordInput
          label={en.vault.repeat}
          value={repeated}
          onChange={(event) => setRepeated(event.currentTarget.value)}
          error={checked && differs && en.vault.mismatch}
          visibilityToggleButtonProps={{ 'aria-label': en.vault.show }}
          autoComplete="new-password"
          maxLength={1024}
        />
        <Button type="submit" size="sm" loading={busy}>
          {en.vault.create}
        </Button>
      </div>
    </form>
  );
}
