import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { en } from '../../i18n/en.ts';
import { startNewCase } from './open-from-list.ts';

/** The first thing to do where there is nothing yet. */
export function NewCaseButton() {
  return (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => void startNewCase()}>
      {en.cases.newCase}
    </Button>
  );
}
