import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import { describeFailure, type Failure } from '../../electron/contract/error.ts';
import { en } from '../i18n/en.ts';
import { NoticeWithUndo } from './notice-with-undo.tsx';

const closeButtonProps = { 'aria-label': en.app.closeNotice };

/** Says what was done, and offers to undo it while the notice stands. */
export function notifyDone(message: string, undo?: () => void): void {
  const id = crypto.randomUUID();
  const taken = (): void => {
    notifications.hide(id);
    undo?.();
  };
  notifications.show({
    id,
    message: undo ? createElement(NoticeWithUndo, { message, undo: taken }) : message,
    autoClose: undo ? 8000 : 4000,
    closeButtonProps,
  });
}

/** Says a failure in the words of its code. */
export function notifyFailure(failure: Failure): void {
  notifications.show({ message: describeFailure(failure), color: 'orange', autoClose: 8000, closeButtonProps });
}
