import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { NoteVersion } from '../../../electron/contract/case.ts';
import type { Failure } from '../../../electron/contract/error.ts';
import { ask } from '../../bridge.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { formatClock, formatMoment } from '../../components/format-time.ts';
import { notifyDone, notifyFailure } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { undoEdit } from './note-commands.ts';
import { flushNote, replaceText } from './note-session.ts';
import { useNote } from './note-store.ts';
import classes from './versions-menu.module.css';

type Kept = { readonly versions: readonly NoteVersion[] | null; readonly failure: Failure | null };

/** The time of a version: to the second today, the date before. */
function versionTime(savedAt: string): string {
  const now = new Date();
  const moment = formatMoment(savedAt, now);
  const clock = formatClock(new Date(savedAt));
  return clock.startsWith(moment) ? clock : `${moment}, ${clock}`;
}

/** Every version of the note. Restoring one writes its text as a new version, which undo takes back. */
export function VersionsMenu() {
  const caseId = useNote((note) => note.summary?.caseId ?? null);
  const [opened, setOpened] = useState(false);
  const [{ versions, failure }, setKept] = useState<Kept>({ versions: null, failure: null });
  if (!caseId) return null;

  const open = async (): Promise<void> => {
    setOpened(true);
    await flushNote();
    const answer = await ask((core) => core['cases.versions']({ caseId }));
    setKept(
      answer.ok
        ? { versions: answer.value.toSorted((a, b) => b.version - a.version), failure: null }
        : { versions: null, failure: answer.error },
    );
  };

  const restore = async (version: number): Promise<void> => {
    setOpened(false);
    const answer = await ask((core) => core['cases.version']({ caseId, version }));
    if (!answer.ok) return notifyFailure(answer.error);
    if (useNote.getState().summary?.caseId !== caseId) return;
    replaceText(answer.value.text, null);
    await flushNote();
    notifyDone(en.note.restored, undoEdit);
  };

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          title={en.note.versions}
          aria-label={en.note.versions}
          onClick={() => (opened ? setOpened(false) : void open())}
        >
          <IconHistory size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={en.note.versionsTitle}>
        <h3 className={classes.title}>{en.note.versionsTitle}</h3>
        {failure && <FailureNotice failure={failure} />}
        <ul className={classes.list}>
          {versions?.map(({ version, savedAt, length }, index) => (
            <li key={version} className={classes.version}>
              <span className={classes.time}>{versionTime(savedAt)}</span>
              <span className={classes.length}>{en.note.versionLength(length)}</span>
              {index === 0 ? (
                <span className={classes.length}>{en.note.versionNow}</span>
              ) : (
                <Button variant="default" size="compact-xs" onClick={() => void restore(version)}>
                  {en.note.restore}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
