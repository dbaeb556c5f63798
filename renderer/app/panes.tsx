import { useSplitter } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { en } from '../i18n/en.ts';
import { keepPaneWidths, readPaneWidths } from './pane-widths.ts';
import classes from './panes.module.css';

type PanesProps = { readonly left: ReactNode; readonly middle: ReactNode; readonly right: ReactNode };

/** The three panes. Handles take the pointer and the arrow keys; widths outlive the session. */
export function Panes({ left, middle, right }: PanesProps) {
  const [initial] = useState(() => readPaneWidths(window.innerWidth));
  const { ref, sizes, getHandleProps } = useSplitter<HTMLDivElement>({
    panels: [
      { defaultSize: `${initial.cases}px`, min: '180px', max: '420px' },
      { defaultSize: 100, min: '320px' },
      { defaultSize: `${initial.differential}px`, min: '320px', max: '900px' },
    ],
    step: '16px',
    shiftStep: '64px',
    onSizeChange: (next) => {
      keepPaneWidths({ cases: Number.parseFloat(String(next[0])), differential: Number.parseFloat(String(next[2])) });
    },
  });
  const handle = (index: number, label: string) => ({
    ...getHandleProps({ index }),
    className: classes.handle,
    'aria-label': label,
  });
  return (
    <div className={classes.panes} ref={ref}>
      <nav className={classes.side} style={{ flexBasis: sizes[0] }} aria-label={en.cases.title} data-pane="cases">
        {left}
        <div {...handle(0, en.app.resizeCases)} data-edge="right" />
      </nav>
      <main className={classes.middle} aria-label={en.note.title} data-pane="note">
        {middle}
      </main>
      <aside className={classes.side} style={{ flexBasis: sizes[2] }} aria-label={en.app.rightPane} data-pane="right">
        <div {...handle(1, en.app.resizeDifferential)} data-edge="left" />
        {right}
      </aside>
    </div>
  );
}
