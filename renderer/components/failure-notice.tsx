import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { describeFailure, type Failure } from '../../electron/contract/error.ts';
import { en } from '../i18n/en.ts';
import classes from './failure-notice.module.css';

type FailureNoticeProps = {
  readonly failure: Failure;
  readonly retry?: () => void;
  readonly children?: ReactNode;
};

/** A failure in the words of its code, with what can be done about it. */
export function FailureNotice({ failure, retry, children }: FailureNoticeProps) {
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle className={classes.icon} size={16} aria-hidden />
      <span className={classes.text}>{describeFailure(failure)}</span>
      {children}
      {retry && (
        <Button variant="default" size="compact-sm" onClick={retry}>
          {en.app.tryAgain}
        </Button>
      )}
    </div>
  );
}
