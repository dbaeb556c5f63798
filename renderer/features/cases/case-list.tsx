import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { CaseSummary } from '../../../electron/contract/case.ts';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { en } from '../../i18n/en.ts';
import { useNote } from '../note/note-store.ts';
import { CaseRow } from './case-row.tsx';
import classes from './cases-pane.module.css';
import { groupCases } from './group-cases.ts';

/** The rows of the list by group. Only rows in view are in the page: a vault may hold thousands of cases. */
export function CaseList({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const items = useMemo(() => groupCases(cases, new Date()), [cases]);
  const scroller = useRef<HTMLDivElement>(null);
  const openId = useNote((note) => note.summary?.caseId ?? null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.type === 'group' ? 28 : 46),
    getItemKey: (index) => {
      const item = items[index];
      return item?.type === 'case' ? item.summary.caseId : (item?.group ?? index);
    },
    overscan: 12,
  });
  return (
    <div className={classes.scroller} ref={scroller}>
      <ul className={classes.list} style={{ height: rows.getTotalSize() }} onKeyDown={moveRowFocus}>
        {rows.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (!item) return null;
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              className={classes.item}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {item.type === 'group' ? (
                <h3 className={classes.group}>{en.cases.groups[item.group]}</h3>
              ) : (
                <CaseRow summary={item.summary} open={item.summary.caseId === openId} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
