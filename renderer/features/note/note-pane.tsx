import { Skeleton } from '@mantine/core';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { en } from '../../i18n/en.ts';
import { NewCaseButton } from '../cases/new-case-button.tsx';
import { AddFinding } from './add-finding.tsx';
import { FindingCards } from './finding-cards.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteHeader } from './note-header.tsx';
import { NoteMenu } from './note-menu.tsx';
import classes from './note-pane.module.css';
import { useNote } from './note-store.ts';
import { SaveBanner } from './save-banner.tsx';

function OpenNote() {
  const findingsShown = useNote((note) => note.findingsShown);
  return (
    <>
      <NoteHeader />
      <SaveBanner />
      <div className={classes.body}>
        <NoteEditor />
        {findingsShown && <FindingsPanel />}
      </div>
      <FindingCards />
      <NoteMenu />
      <AddFinding />
    </>
  );
}

/** The middle pane: the note of the open case. */
export function NotePane() {
  const phase = useNote((note) => note.phase);
  const failure = useNote((note) => note.failure);
  return (
    <div className={classes.pane}>
      {phase === 'open' && <OpenNote />}
      {phase === 'opening' && (
        <div className={classes.loading}>
          {[60, 90, 80, 40, 85].map((width) => (
            <Skeleton key={width} height={14} width={`${width}%`} />
          ))}
        </div>
      )}
      {phase === 'failed' && failure && <FailureNotice failure={failure} />}
      {(phase === 'none' || phase === 'failed') && (
        <div className={classes.none}>
          <EmptyState title={en.note.emptyTitle} action={<NewCaseButton />}>
            {en.note.emptyText}
          </EmptyState>
        </div>
      )}
    </div>
  );
}
