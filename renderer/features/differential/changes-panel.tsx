import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { NoteVersion } from '../../../electron/contract/case.ts';
import type { Analysis } from '../../../electron/contract/differential.ts';
import type { Failure } from '../../../electron/contract/error.ts';
import type { Changes } from '../../../electron/contract/inquiry.ts';
import { ask } from '../../bridge.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { formatClock, formatMoment } from '../../components/format-time.ts';
import { en } from '../../i18n/en.ts';
import { flushNote } from '../note/note-session.ts';
import { useNote } from '../note/note-store.ts';
import { askedNow } from './asked.ts';
import { BelowPanel } from './below-panel.tsx';
import classes from './changes.module.css';
import { ChangesView } from './changes-view.tsx';
import { lastVersionBefore } from './last-version-before.ts';

function timeOf(savedAt: string): string {
  const moment = formatMoment(savedAt, new Date());
  const clock = formatClock(new Date(savedAt));
  return clock.startsWith(moment) ? clock : `${moment}, ${clock}`;
}

/** The kept versions with text, newest first, and the one to compare with unless the user says otherwise. */
function useVersions(caseId: string | null) {
  const [versions, setVersions] = useState<readonly NoteVersion[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    if (!caseId) return;
    let current = true;
    void (async () => {
      await flushNote();
      const answer = await ask((core) => core['cases.versions']({ caseId }));
      if (!current) return;
      if (answer.ok) setVersions(answer.value);
      else setFailure(answer.error);
    })();
    return () => {
      current = false;
    };
  }, [caseId]);
  return { versions, failure };
}

/** What changed since an earlier version of the note: the one before the latest burst of edits, or any other. */
export function ChangesPanel({ analysis }: { readonly analysis: Analysis }) {
  const caseId = useNote((note) => note.summary?.caseId ?? null);
  const { versions, failure } = useVersions(caseId);
  const [chosen, setChosen] = useState<number | null>(null);
  const [changes, setChanges] = useState<Changes | null>(null);
  const version = chosen ?? lastVersionBefore(versions);
  useEffect(() => {
    const asked = askedNow();
    // Another reading has other changes.
    if (version === null || !asked || !analysis) return;
    let current = true;
    void ask((core) => core['note.changes']({ ...asked, version })).then((answer) => {
      if (current) setChanges(answer.ok ? answer.value : null);
    });
    return () => {
      current = false;
    };
  }, [version, analysis]);
  const options = versions.filter((one) => one.length > 0);
  return (
    <BelowPanel title={en.changes.title} closeLabel={en.changes.close}>
      {failure && <FailureNotice failure={failure} />}
      {version === null ? (
        <p className={classes.hint}>{en.changes.noVersion}</p>
      ) : (
        <NativeSelect
          className={classes.select}
          size="xs"
          label={en.changes.since}
          value={String(version)}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          data={options.map((one) => ({
            value: String(one.version),
            label: en.changes.version(timeOf(one.savedAt), en.note.versionLength(one.length)),
          }))}
        />
      )}
      {changes && changes.findings.length + changes.conditions.length === 0 && (
        <p className={classes.hint}>{en.changes.none}</p>
      )}
      {changes && <ChangesView changes={changes} findings={analysis.findings} />}
    </BelowPanel>
  );
}
