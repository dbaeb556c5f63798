import { Tabs } from '@mantine/core';
import { FaultBoundary } from '../components/fault-boundary.tsx';
import { DifferentialPanel } from '../features/differential/differential-panel.tsx';
import { KnowledgePanel } from '../features/knowledge/knowledge-panel.tsx';
import { NextPanel } from '../features/next/next-panel.tsx';
import { RationalePanel } from '../features/rationale/rationale-panel.tsx';
import { en } from '../i18n/en.ts';
import { type RightTab, showTab, useView } from './view-store.ts';
import classes from './workspace.module.css';

const tabs = [
  { tab: 'differential', title: en.differential.title, Panel: DifferentialPanel },
  { tab: 'next', title: en.next.title, Panel: NextPanel },
  { tab: 'rationale', title: en.rationale.title, Panel: RationalePanel },
  { tab: 'knowledge', title: en.knowledge.title, Panel: KnowledgePanel },
] as const;

const isTab = (value: string | null): value is RightTab => tabs.some(({ tab }) => tab === value);

/** What the engine, the model and the knowledge pack say about the note. */
export function RightPane() {
  const shown = useView((view) => view.tab);
  return (
    <div className={classes.right}>
      <Tabs
        className={classes.tabs}
        value={shown}
        onChange={(value) => isTab(value) && showTab(value)}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabList}>
          {tabs.map(({ tab, title }) => (
            <Tabs.Tab key={tab} value={tab}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ tab, Panel }) => (
          <Tabs.Panel key={tab} value={tab} className={classes.panel}>
            <FaultBoundary>
              <Panel />
            </FaultBoundary>
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}
