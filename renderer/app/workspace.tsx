import { CasesPane } from '../features/cases/cases-pane.tsx';
import { NotePane } from '../features/note/note-pane.tsx';
import { SettingsDrawer } from '../features/settings/settings-drawer.tsx';
import { CommandPalette } from './command-palette.tsx';
import { Panes } from './panes.tsx';
import { RightPane } from './right-pane.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { useShortcuts } from './shortcuts.ts';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { showHelp, showSettings, useView } from './view-store.ts';
import classes from './workspace.module.css';

/** The window while the vault is open: cases, note, differential, and the status of everything underneath. */
export function Workspace() {
  useShortcuts();
  const { settingsOpen, helpOpen } = useView();
  return (
    <div className={classes.workspace}>
      <TopBar />
      <Panes left={<CasesPane />} middle={<NotePane />} right={<RightPane />} />
      <StatusBar />
      <SettingsDrawer opened={settingsOpen} onClose={() => showSettings(false)} />
      <ShortcutHelp opened={helpOpen} onClose={() => showHelp(false)} />
      <CommandPalette />
    </div>
  );
}
