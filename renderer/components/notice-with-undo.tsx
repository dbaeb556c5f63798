import { Button, Group } from '@mantine/core';
import { en } from '../i18n/en.ts';

/** The text of a notice with its undo button. */
export function NoticeWithUndo({ message, undo }: { readonly message: string; readonly undo: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <span>{message}</span>
      <Button size="compact-sm" variant="default" style={{ flex: 'none' }} onClick={undo}>
        {en.app.undo}
      </Button>
    </Group>
  );
}
