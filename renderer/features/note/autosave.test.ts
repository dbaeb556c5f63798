import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../electron/contract/error.ts';
import { createAutosave, type SaveStatus } from './autosave.ts';

const setUp = (answers: readonly Result<unknown>[]) => {
  const queue = [...answers];
  const timers = new Map<number, { run: () => void; delayMs: number }>();
  const statuses: SaveStatus[] = [];
  let nextTimer = 1;
  let saves = 0;
  const autosave = createAutosave({
    save: async () => {
      saves += 1;
      return queue.shift() ?? ok(null);
    },
    onStatus: (status) => statuses.push(status),
    now: () => new Date('2026-01-02T10:42:07Z'),
    timers: {
      set: (run, delayMs) => {
        timers.set(nextTimer, { run, delayMs });
        return nextTimer++;
      },
      clear: (timer) => timers.delete(timer),
    },
    delayMs: 600,
    retryMs: 5000,
  });
  const tick = async () => {
    const [entry] = timers;
    if (entry) {
      timers.delete(entry[0]);
      entry[1].run();
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { autosave, statuses, timers, tick, saves: () => saves };
};

describe('autosave', () => {
  it('saves once after a run of edits', async () => {
    const { autosave, statuses, timers, tick, saves } = setUp([]);
    autosave.edited();
    autosave.edited();
    expect([...timers.values()].map((timer) => timer.delayMs)).toEqual([600]);
    await tick();
    expect(saves()).toBe(1);
    expect(statuses.map((status) => status.state)).toEqual(['pending', 'saving', 'saved']);
  });

  it('keeps trying while the disk is full', async () => {
    const { autosave, statuses, timers, tick } = setUp([fail('disk-full')]);
    autosave.edited();
    await tick();
    expect(statuses.at(-1)).toEqual({ state: 'failed', failure: { code: 'disk-full' }, retrying: true });
    expect([...timers.values()].map((timer) => timer.delayMs)).toEqual([5000]);
    await tick();
    expect(statuses.at(-1)?.state).toBe('saved');
  });

  it('does not repeat a save that met another version', async () => {
    const { autosave, timers, tick } = setUp([fail('version-conflict')]);
    autosave.edited();
    await tick();
    expect(timers.size).toBe(0);
  });

  it('saves an edit made during a save afterwards', async () => {
    const { autosave, saves } = setUp([]);
    autosave.edited();
    const first = autosave.flush();
    autosave.edited();
    await first;
    expect(await autosave.flush()).toBe(true);
    expect(saves()).toBe(2);
  });

  it('does not forget an edit whose time came during a slow save', async () => {
    const { autosave, saves, tick, timers } = setUp([]);
    autosave.edited();
    const slow = autosave.flush();
    autosave.edited();
    for (const timer of timers.values()) timer.run();
    timers.clear();
    await slow;
    await tick();
    await tick();
    expect(saves()).toBe(2);
  });

  it('says that a flush failed', async () => {
    const { autosave } = setUp([fail('disk-full')]);
    autosave.edited();
    expect(await autosave.flush()).toBe(false);
  });
});
