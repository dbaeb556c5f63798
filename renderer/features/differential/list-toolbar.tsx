import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconArrowsDiff, IconBookmark, IconChevronDown, IconCopy, IconPlus } from '@tabler/icons-react';
import type { Settings } from '../../../electron/contract/api.ts';
import { modKey } from '../../components/mod-key.ts';
import { en } from '../../i18n/en.ts';
import { PatientWords } from '../note/patient-words.tsx';
import { changeSettings, useSettings } from '../settings/settings-store.ts';
import { copyDifferential } from './copy-differential.ts';
import classes from './differential.module.css';
import { showAdding, toggleBelow, useDifferential } from './differential-store.ts';
import list from './list.module.css';

const cares: readonly Settings['setting'][] = ['gp', 'ed', 'hospital'];

function CareMenu() {
  const setting = useSettings((state) => state.settings.setting);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          aria-label={`${en.settings.care}: ${en.settings.cares[setting]}`}
          rightSection={<IconChevronDown size={12} aria-hidden />}
        >
          {en.settings.cares[setting].toLowerCase()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{en.settings.careHint}</Menu.Label>
        {cares.map((care) => (
          <Menu.Item
            key={care}
            aria-current={care === setting ? 'true' : undefined}
            fw={care === setting ? 600 : 400}
            onClick={() => void changeSettings({ setting: care })}
          >
            {en.settings.cares[care]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Who the list is about, where they are seen, and what can be done with the list as a whole. */
export function ListToolbar() {
  const below = useDifferential((state) => state.below);
  const tools = [
    { label: en.choices.add, keys: modKey('Shift-A'), Icon: IconPlus, run: () => showAdding(true) },
    { label: en.changes.action, Icon: IconArrowsDiff, pressed: below === 'changes', run: () => toggleBelow('changes') },
    { label: en.runs.action, Icon: IconBookmark, pressed: below === 'runs', run: () => toggleBelow('runs') },
    { label: en.copy.action, keys: modKey('Shift-C'), Icon: IconCopy, run: copyDifferential },
  ];
  return (
    <div className={list.toolbar}>
      <p className={classes.context}>
        <PatientWords />
      </p>
      <CareMenu />
      <span className={list.tools}>
        {tools.map(({ label, keys, Icon, pressed, run }) => (
          <Tooltip key={label} label={keys ? `${label} (${keys})` : label}>
            <ActionIcon
              size="sm"
              variant={pressed ? 'light' : 'subtle'}
              color={pressed ? 'blue' : 'gray'}
              aria-label={label}
              aria-pressed={pressed}
              onClick={run}
            >
              <Icon size={15} />
            </ActionIcon>
          </Tooltip>
        ))}
      </span>
    </div>
  );
}
