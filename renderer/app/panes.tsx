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
      <div className={classes.side} style={{ flexBasis: sizes[0] }}>
        {left}
      </div>
      <div {...handle(0, en.app.resizeCases)} />
      <div className={classes.middle}>{middle}</div>
      <div {...handle(1, en.app.resizeDifferential)} />
      <div className={classes.side} style={{ flexBasis: sizes[2] }}>
        {right}
      </div>
    </div>
  );
}
