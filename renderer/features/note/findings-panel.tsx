import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Assertion } from '../../../electron/contract/finding.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { en } from '../../i18n/en.ts';
import { AssertionFilter } from './assertion-filter.tsx';
import { FindingList } from './finding-list.tsx';
import classes from './findings-panel.module.css';
import { findingRows, passes } from './group-findings.ts';
import paneClasses from './note-pane.module.css';
import { useNote } from './note-store.ts';
import { ProposalList } from './proposal-list.tsx';

const none: ReadonlySet<Assertion> = new Set();

/** The findings of the note by body system, with a filter; each leads to its place in the text. */
export function FindingsPanel() {
  const analysis = useDeferredValue(useNote((note) => note.analysis));
  const [words, setWords] = useState('');
  const [assertions, setAssertions] = useState(none);
  const findings = analysis?.findings ?? [];
  const rows = useMemo(() => {
    const shown = (analysis?.findings ?? []).filter((finding) => passes(finding, { words, assertions }));
    const filtered = words !== '' || assertions.size > 0;
    return findingRows(shown, analysis?.systems ?? {}, filtered ? [] : (analysis?.decisions ?? []));
  }, [analysis, words, assertions]);
  const shown = rows.filter((row) => row.type === 'finding').length;
  const showAll = (): void => {
    setWords('');
    setAssertions(none);
  };
  return (
    <section className={paneClasses.findings} aria-label={en.finding.panelTitle}>
      <header className={classes.head}>
        <h3 className={classes.title}>
          {en.finding.panelTitle}{' '}
          <span className={classes.count}>
            {shown === findings.length ? shown : en.findingList.shown(shown, findings.length)}
          </span>
        </h3>
        <TextInput
          className={classes.filter}
          size="xs"
          aria-label={en.findingList.filter}
          placeholder={en.findingList.filterPlaceholder}
          leftSection={<IconFilter size={13} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || words === '') return;
            event.stopPropagation();
            setWords('');
          }}
        />
        <CloseButton size="sm" aria-label={en.app.close} onClick={() => useNote.setState({ findingsShown: false })} />
      </header>
      <ProposalList />
      {rows.length > 0 && <FindingList rows={rows} />}
      {rows.length === 0 && findings.length === 0 && (
        <div className={paneClasses.findingsScroll}>
          <EmptyState title={en.finding.panelEmptyTitle}>{en.finding.panelEmpty}</EmptyState>
        </div>
      )}
      {rows.length === 0 && findings.length > 0 && (
        <div className={paneClasses.findingsScroll}>
          <EmptyState
            action={
              <Button size="compact-sm" variant="default" onClick={showAll}>
                {en.findingList.showAll}
              </Button>
            }
          >
            {en.findingList.noneLeft}
          </EmptyState>
        </div>
      )}
      <p className={classes.keys}>{en.decide.keysHint}</p>
      <AssertionFilter findings={findings} chosen={assertions} onChange={setAssertions} />
    </section>
  );
}
