import { ActionIcon, Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconDots, IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useState } from 'react';
import type { CaseSummary } from '../../../electron/contract/case.ts';
import { formatMoment } from '../../components/format-time.ts';
import { notifyDone } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { CaseNameField } from './case-name-field.tsx';
import classes from './cases-pane.module.css';
import { archiveCase } from './cases-store.ts';
import { excerptParts } from './excerpt-parts.ts';
import { openFromList } from './open-from-list.ts';

async function setArchived(caseId: string, archived: boolean): Promise<void> {
  if (!(await archiveCase(caseId, archived))) return;
  const notice = archived ? en.cases.archivedNotice : en.cases.unarchivedNotice;
  notifyDone(notice, () => void archiveCase(caseId, !archived));
}

function Excerpt({ excerpt }: { readonly excerpt: string }) {
  let offset = 0;
  return (
    <span className={classes.excerpt}>
      {excerptParts(excerpt).map(({ text, match }) => {
        offset += text.length;
        return match ? <mark key={offset}>{text}</mark> : <span key={offset}>{text}</span>;
      })}
    </span>
  );
}

type CaseRowProps = { readonly summary: CaseSummary; readonly open: boolean };

/** One case: opens on click or Enter, F2 renames, Delete archives; the menu holds the same. */
export const CaseRow = memo(function CaseRow({ summary, open }: CaseRowProps) {
  const { caseId, archived, excerpt } = summary;
  const title = summary.title || en.cases.untitled;
  const [renaming, setRenaming] = useState(false);
  const toggleArchived = (): void => void setArchived(caseId, !archived);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F2') setRenaming(true);
    if (event.key === 'Delete') toggleArchived();
  };

  if (renaming) return <CaseNameField summary={summary} onDone={() => setRenaming(false)} />;
  return (
    <div className={classes.row} data-open={open || undefined}>
      <button
        type="button"
        className={classes.open}
        data-row
        data-pane-focus={open || undefined}
        aria-current={open ? 'true' : undefined}
        title={en.cases.keys}
        onClick={() => void openFromList(caseId)}
        onDoubleClick={() => setRenaming(true)}
        onKeyDown={onKeyDown}
      >
        <span className={classes.name}>{title}</span>
        {excerpt ? (
          <Excerpt excerpt={excerpt} />
        ) : (
          <span className={classes.time}>{formatMoment(summary.updatedAt, new Date())}</span>
        )}
      </button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            className={classes.more}
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={en.cases.actions(title)}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={14} />} rightSection="F2" onClick={() => setRenaming(true)}>
            {en.cases.rename}
          </Menu.Item>
          <Menu.Item
            leftSection={archived ? <IconArchiveOff size={14} /> : <IconArchive size={14} />}
            rightSection="Del"
            onClick={toggleArchived}
          >
            {archived ? en.cases.unarchive : en.cases.archive}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});
