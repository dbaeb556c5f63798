import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMinus, IconPencilMinus, IconPencilPlus, IconPlus } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { SectionKind } from '../../../electron/contract/finding.ts';
import { en } from '../../i18n/en.ts';
import { writeIntoNote } from '../note/note-writing.ts';
import classes from './differential.module.css';
import { assume, useWhatIf } from './what-if-store.ts';

/** A finding the note leaves open. */
export type OpenItem = { readonly conceptId: string; readonly label: string; readonly kind: string };

/** The section in which a note says findings of a kind. */
const sectionOf: Readonly<Record<string, SectionKind>> = {
  sign: 'examination',
  lab: 'laboratory',
  pathology: 'laboratory',
  test: 'laboratory',
  imaging: 'imaging',
  ecg: 'imaging',
  history: 'pastHistory',
  condition: 'pastHistory',
  exposure: 'socialHistory',
  drug: 'medications',
};

const write = ({ conceptId, label, kind }: OpenItem, assertion: 'present' | 'absent'): void => {
  const said = en.next.say[assertion](label);
  writeIntoNote(sectionOf[kind] ?? 'presentIllness', said.charAt(0).toUpperCase() + said.slice(1), {
    conceptId,
    assertion,
    length: label.length,
  });
};

/** P and A write the finding into the note as present or absent, + and − suppose it. True when the key was one of them. */
export function onFindingKey(event: KeyboardEvent, finding: OpenItem): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { conceptId, label } = finding;
  const actions: Readonly<Record<string, () => void>> = {
    p: () => write(finding, 'present'),
    a: () => write(finding, 'absent'),
    '+': () => assume(conceptId, label, 'present'),
    '-': () => assume(conceptId, label, 'absent'),
  };
  const action = actions[event.key.toLowerCase()];
  if (!action) return false;
  event.preventDefault();
  action();
  return true;
}

/** The same by pointer: suppose present or absent, write as present or absent. */
export function FindingActions({ finding }: { readonly finding: OpenItem }) {
  const { conceptId, label } = finding;
  const supposed = useWhatIf((state) => state.assumed.find((one) => one.conceptId === conceptId)?.assertion);
  const tools = [
    {
      words: en.next.supposePresent(label),
      keys: '+',
      Icon: IconPlus,
      pressed: supposed === 'present',
      run: () => assume(conceptId, label, 'present'),
    },
    {
      words: en.next.supposeAbsent(label),
      keys: '−',
      Icon: IconMinus,
      pressed: supposed === 'absent',
      run: () => assume(conceptId, label, 'absent'),
    },
    { words: en.next.present(label), keys: 'P', Icon: IconPencilPlus, run: () => write(finding, 'present') },
    { words: en.next.absent(label), keys: 'A', Icon: IconPencilMinus, run: () => write(finding, 'absent') },
  ];
  return (
    <span className={classes.actions}>
      {tools.map(({ words, keys, Icon, pressed, run }) => (
        <Tooltip key={keys} label={`${words} (${keys})`}>
          <ActionIcon
            size="sm"
            variant={pressed ? 'light' : 'subtle'}
            color={pressed ? 'blue' : 'gray'}
            tabIndex={-1}
            aria-label={words}
            aria-pressed={pressed}
            onClick={run}
          >
            <Icon size={14} />
          </ActionIcon>
        </Tooltip>
      ))}
    </span>
  );
}
