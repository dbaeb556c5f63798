import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronDown,
  IconListDetails,
  IconTagPlus,
} from '@tabler/icons-react';
import { modKey } from '../../components/mod-key.ts';
import { en } from '../../i18n/en.ts';
import { addFromSelection, redoEdit, showPosition, undoEdit } from './note-commands.ts';
import classes from './note-pane.module.css';
import { useNote } from './note-store.ts';
import { PatientWords } from './patient-words.tsx';
import { VersionsMenu } from './versions-menu.tsx';

function SectionsMenu() {
  const sections = useNote((note) => note.analysis?.sections ?? null);
  const named = (sections ?? []).filter((section) => section.heading !== '');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {en.note.sections}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {named.length === 0 && <Menu.Label>{en.note.noSections}</Menu.Label>}
        {named.map((section) => (
          <Menu.Item key={section.start} onClick={() => showPosition(section.start)}>
            {en.sectionNames[section.kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const tools = [
  { label: en.note.undo, keys: modKey('Z'), run: undoEdit, Icon: IconArrowBackUp },
  { label: en.note.redo, keys: modKey('Y'), run: redoEdit, Icon: IconArrowForwardUp },
  { label: en.note.addFinding, keys: modKey('E'), run: addFromSelection, Icon: IconTagPlus },
] as const;

/** The line over the note: who it is about, and what can be done with its text. */
export function NoteHeader() {
  const findingsShown = useNote((note) => note.findingsShown);
  const toggle = (): void => useNote.setState({ findingsShown: !findingsShown });
  return (
    <div className={classes.header}>
      <h2 className={classes.title}>
        {en.note.title}
        <span className={classes.patient}>
          <PatientWords />
        </span>
      </h2>
      {tools.map(({ label, keys, run, Icon }) => (
        <Tooltip key={label} label={`${label} (${keys})`}>
          {/* The selection of the note must survive the click. */}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={label}
            onMouseDown={(event) => event.preventDefault()}
            onClick={run}
          >
            <Icon size={18} />
          </ActionIcon>
        </Tooltip>
      ))}
      <VersionsMenu />
      <SectionsMenu />
      <Tooltip label={modKey('Shift-F')}>
        <Button
          variant={findingsShown ? 'light' : 'subtle'}
          color={findingsShown ? 'blue' : 'gray'}
          size="compact-sm"
          aria-pressed={findingsShown}
          leftSection={<IconListDetails size={16} aria-hidden />}
          onClick={toggle}
        >
          {en.note.findings}
        </Button>
      </Tooltip>
    </div>
  );
}
