import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { describeFailure } from '../../../electron/contract/error.ts';
import { en } from '../../i18n/en.ts';
import classes from './vault-gate.module.css';
import { unlockVault, useVault } from './vault-store.ts';

/** The lock screen. A passphrase that was not right stays selected, ready to be typed again. */
export function UnlockVault() {
  const { busy, failure } = useVault();
  const [passphrase, setPassphrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (failure) field.current?.select();
  }, [failure]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void unlockVault(passphrase);
  };

  return (
    <form onSubmit={submit}>
      <h1 className={classes.title}>{en.vault.unlockTitle}</h1>
      <p className={classes.why}>{en.vault.unlockWhy}</p>
      <div className={classes.form}>
        <PasswordInput
          ref={field}
          label={en.vault.passphrase}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          error={failure && describeFailure(failure)}
          visibilityToggleButtonProps={{ 'aria-label': en.vault.show }}
          autoComplete="current-password"
          maxLength={1024}
          autoFocus
        />
        <Button type="submit" size="sm" loading={busy}>
          {en.vault.unlock}
        </Button>
      </div>
    </form>
  );
}
