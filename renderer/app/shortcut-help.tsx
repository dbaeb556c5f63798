import { Kbd, Modal } from '@mantine/core';
import { en } from '../i18n/en.ts';
import { paletteCommands } from './palette-commands.ts';
import classes from './shortcut-help.module.css';

type Shortcut = { readonly label: string; readonly keys: string };

const { accept, reject, remap } = en.decide.keys;
const ofFindings: readonly Shortcut[] = [
  { label: en.decide.accept, keys: accept.toUpperCase() },
  { label: en.finding.reject, keys: reject.toUpperCase() },
  { label: en.decide.remap, keys: remap.toUpperCase() },
  ...Object.entries(en.finding.assertionKeys).map(([assertion, key]) => ({
    label: `${en.finding.assertAs}: ${en.finding.assertions[assertion as keyof typeof en.finding.assertionKeys]}`,
    keys: key.toUpperCase(),
  })),
];
const everywhere: readonly Shortcut[] = [
  ...paletteCommands.flatMap(({ label, keys }) => (keys ? [{ label, keys }] : [])),
  { label: en.shortcuts.open, keys: 'Alt-Enter' },
  { label: en.shortcuts.panes, keys: 'F6' },
  { label: en.shortcuts.escape, keys: 'Esc' },
];

function Shortcuts({ title, list }: { readonly title: string; readonly list: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {list.map(({ label, keys }) => (
          <div key={label} className={classes.row}>
            <dt>{label}</dt>
            <dd>
              <Kbd size="xs">{keys}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every key, in one place. */
export function ShortcutHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={en.shortcuts.title}
      size={920}
      closeButtonProps={{ 'aria-label': en.app.close }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      transitionProps={{ duration: 80 }}
    >
      <div className={classes.columns}>
        <div className={classes.wide}>
          <Shortcuts title={en.shortcuts.everywhere} list={everywhere} />
        </div>
        <Shortcuts title={en.shortcuts.inCard} list={ofFindings} />
      </div>
    </Modal>
  );
}
