import { ActionIcon, Menu } from '@mantine/core';
import { IconBook2, IconDots, IconPin, IconPinnedOff, IconScale, IconX } from '@tabler/icons-react';
import { en } from '../../i18n/en.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { choose } from './choices.ts';
import classes from './differential.module.css';
import { pickForComparison } from './differential-store.ts';

type RowMenuProps = { readonly conditionId: string; readonly name: string; readonly kept: boolean };

/** What the keys of a row do, for the pointer, with the keys named. */
export function RowMenu({ conditionId, name, kept }: RowMenuProps) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          className={classes.menu}
          size="sm"
          variant="subtle"
          color="gray"
          tabIndex={-1}
          aria-label={en.choices.actions(name)}
        >
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={kept ? <IconPinnedOff size={14} /> : <IconPin size={14} />}
          rightSection={en.choices.keyNames.pin}
          onClick={() => void choose(conditionId, name, kept ? null : 'pinned')}
        >
          {kept ? en.choices.unpin : en.choices.pin}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconX size={14} />}
          rightSection={en.choices.keyNames.exclude}
          onClick={() => void choose(conditionId, name, 'excluded')}
        >
          {en.choices.exclude}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconScale size={14} />}
          rightSection={en.choices.keyNames.compare}
          onClick={() => pickForComparison(conditionId)}
        >
          {en.compare.action}
        </Menu.Item>
        <Menu.Item leftSection={<IconBook2 size={14} />} onClick={() => openKnowledge('condition', conditionId)}>
          {en.differential.openKnowledge}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
