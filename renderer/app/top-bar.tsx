import { ActionIcon, Button, Kbd, Tooltip } from '@mantine/core';
import { IconLock, IconSearch, IconSettings } from '@tabler/icons-react';
import { modKey } from '../components/mod-key.ts';
import { useNote } from '../features/note/note-store.ts';
import { en } from '../i18n/en.ts';
import { openPalette } from './palette-commands.ts';
import { lock } from './vault-life.ts';
import { showSettings } from './view-store.ts';
import classes from './workspace.module.css';

/** The case's title (never in the window's title, which the system shows elsewhere) and the ways out of it. */
export function TopBar() {
  const title = useNote((note) => note.summary && (note.summary.title || en.cases.untitled));
  return (
    <header className={classes.top}>
      <h1 className={classes.name}>{en.app.name}</h1>
      <span className={classes.case}>{title}</span>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<Kbd size="xs">{modKey('K')}</Kbd>}
        onClick={openPalette}
      >
        {en.app.openPalette}
      </Button>
      <Tooltip label={`${en.app.settings} (${modKey(',')})`}>
        <ActionIcon variant="subtle" color="gray" aria-label={en.app.settings} onClick={() => showSettings(true)}>
          <IconSettings size={18} />
        </ActionIcon>
      </Tooltip>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconLock size={14} aria-hidden />}
        onClick={() => void lock()}
      >
        {en.app.lock}
      </Button>
    </header>
  );
}
