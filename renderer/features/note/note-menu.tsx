import { Menu } from '@mantine/core';
import { IconCheck, IconCopy, IconCut, IconInfoCircle, IconReplace, IconTagPlus, IconX } from '@tabler/icons-react';
import { modKey } from '../../components/mod-key.ts';
import { en } from '../../i18n/en.ts';
import { acceptFinding, rejectFinding, remapFinding } from './finding-decisions.ts';
import { openCardAtCursor } from './finding-hover.ts';
import { addFromSelection, showFindings } from './note-commands.ts';
import { currentView } from './note-session.ts';
import { useNote } from './note-store.ts';

/** The browser's own command works on the editor's selection and asks for no permission to the clipboard. */
function editSelection(command: 'copy' | 'cut'): void {
  currentView()?.focus();
  document.execCommand(command);
}

/** The menu of the right mouse button over a finding or selected words. */
export function NoteMenu() {
  const menu = useNote((note) => note.menu);
  const close = (): void => useNote.setState({ menu: null });
  return (
    <Menu opened={menu !== null} onClose={close} position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <div style={{ position: 'fixed', left: menu?.x ?? 0, top: menu?.y ?? 0 }} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown>
        {menu?.selected && (
          <>
            <Menu.Item leftSection={<IconTagPlus size={14} />} rightSection={modKey('E')} onClick={addFromSelection}>
              {en.note.addFinding}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconCopy size={14} />}
              rightSection={modKey('C')}
              onClick={() => editSelection('copy')}
            >
              {en.note.copy}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconCut size={14} />}
              rightSection={modKey('X')}
              onClick={() => editSelection('cut')}
            >
              {en.note.cut}
            </Menu.Item>
          </>
        )}
        {menu?.placed.map((placed) => (
          <div key={placed.finding.id}>
            <Menu.Label>{placed.finding.label}</Menu.Label>
            <Menu.Item
              leftSection={<IconInfoCircle size={14} />}
              rightSection="Alt-Enter"
              onClick={() => {
                showFindings([placed.finding], true);
                const view = currentView();
                if (view) openCardAtCursor(view);
              }}
            >
              {en.note.details}
            </Menu.Item>
            <Menu.Item leftSection={<IconCheck size={14} />} rightSection="F7" onClick={() => acceptFinding(placed)}>
              {en.decide.accept}
            </Menu.Item>
            <Menu.Item leftSection={<IconReplace size={14} />} rightSection="F4" onClick={() => remapFinding(placed)}>
              {en.decide.remap}
            </Menu.Item>
            <Menu.Item leftSection={<IconX size={14} />} rightSection="F9" onClick={() => rejectFinding(placed)}>
              {en.finding.reject}
            </Menu.Item>
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
