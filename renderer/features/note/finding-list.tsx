import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { en } from '../../i18n/en.ts';
import { DecisionRow, FindingRowView } from './finding-row.tsx';
import classes from './findings-panel.module.css';
import type { FindingRow } from './group-findings.ts';
import paneClasses from './note-pane.module.css';

const groupHeight = 30;
const rowHeight = 30;

const isGroup = (row: FindingRow | undefined): boolean => row?.type === 'group' || row?.type === 'decisions';

/** The next row a key leads to; groups are stepped over. Null when the key moves nothing. */
function rowAfter(rows: readonly FindingRow[], from: number, key: string): number | null {
  const last = rows.length - 1;
  if (key === 'Home') return rows.findIndex((row) => !isGroup(row));
  if (key === 'End') return last;
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return null;
  let at = from + step;
  while (isGroup(rows[at])) at += step;
  return rows[at] ? at : from;
}

/** The rows in view: a long note has thousands of findings. The focus stays at its row when that row goes away. */
export function FindingList({ rows }: { readonly rows: readonly FindingRow[] }) {
  const scroller = useRef<HTMLElement>(null);
  const focused = useRef<number | null>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (isGroup(rows[index]) ? groupHeight : rowHeight),
    overscan: 10,
  });

  const focusRow = (index: number): void => {
    list.scrollToIndex(index, { align: 'auto' });
    // The row may have to be drawn first.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`)?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || focused.current === null) return;
    const target = rowAfter(rows, focused.current, event.key);
    if (target === null) return;
    event.preventDefault();
    focusRow(target);
  };
  useEffect(() => {
    const at = focused.current;
    if (at === null || document.activeElement !== document.body) return;
    const near = rows.findIndex((row, index) => index >= at && !isGroup(row));
    const target = near >= 0 ? near : rows.findLastIndex((row) => !isGroup(row));
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${target}"] [data-row]`)?.focus(),
    );
  }, [rows]);

  return (
    <section ref={scroller} className={paneClasses.findingsScroll} aria-label={en.findingList.bySystem}>
      <ul
        className={classes.list}
        style={{ height: list.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const index = event.target.closest('[data-index]')?.getAttribute('data-index');
          focused.current = index ? Number(index) : null;
        }}
        onBlur={(event) => {
          if (event.relatedTarget) focused.current = null;
        }}
      >
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <li
              key={item.key}
              ref={list.measureElement}
              data-index={item.index}
              className={isGroup(row) ? classes.groupItem : classes.item}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row.type === 'group' && (
                <h4 className={classes.kind}>
                  {en.systems[row.group]} <span className={classes.count}>{row.count}</span>
                </h4>
              )}
              {row.type === 'decisions' && (
                <h4 className={classes.kind}>
                  {en.decide.title} <span className={classes.count}>{row.count}</span>
                </h4>
              )}
              {row.type === 'finding' && <FindingRowView finding={row.finding} />}
              {row.type === 'decision' && <DecisionRow decision={row.decision} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
