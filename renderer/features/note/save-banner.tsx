import { Button } from '@mantine/core';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { en } from '../../i18n/en.ts';
import classes from './note-pane.module.css';
import { flushNote, settleConflict } from './note-session.ts';
import { useNote } from './note-store.ts';

/** What stands over the note while it cannot be saved or read: why, and what can be done. */
export function SaveBanner() {
  const save = useNote((note) => note.save);
  const analysisFailure = useNote((note) => note.analysisFailure);
  return (
    <div className={classes.banner}>
      {save.state === 'failed' && (
        <FailureNotice failure={save.failure}>
          {save.failure.code === 'version-conflict' ? (
            <>
              <Button variant="default" size="compact-sm" onClick={() => void settleConflict('mine')}>
                {en.note.conflictMine}
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => void settleConflict('theirs')}>
                {en.note.conflictTheirs}
              </Button>
            </>
          ) : (
            <Button variant="default" size="compact-sm" onClick={() => void flushNote()}>
              {en.note.saveNow}
            </Button>
          )}
        </FailureNotice>
      )}
      {analysisFailure && <FailureNotice failure={analysisFailure} />}
    </div>
  );
}
