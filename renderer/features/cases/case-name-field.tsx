import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { CaseSummary } from '../../../electron/contract/case.ts';
import { en } from '../../i18n/en.ts';
import { useNote } from '../note/note-store.ts';
import { renameCase } from './cases-store.ts';

type CaseNameFieldProps = { readonly summary: CaseSummary; readonly onDone: () => void };

/** The name in place: Enter or leaving the field keeps it, Escape does not; empty follows the note again. */
export function CaseNameField({ summary, onDone }: CaseNameFieldProps) {
  const [title, setTitle] = useState(summary.title);

  // Taking the focused field away blurs it: what Enter or Escape decided is not decided again.
  const decided = useRef(false);

  const leave = (): void => {
    decided.current = true;
    onDone();
  };

  const keep = async (): Promise<void> => {
    if (decided.current) return;
    leave();
    if (title.trim() === summary.title) return;
    const renamed = await renameCase(summary.caseId, title);
    if (renamed && useNote.getState().summary?.caseId === renamed.caseId) useNote.setState({ summary: renamed });
  };

  return (
    <TextInput
      size="xs"
      m={4}
      aria-label={en.cases.renameLabel}
      value={title}
      maxLength={200}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void keep();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    />
  );
}
