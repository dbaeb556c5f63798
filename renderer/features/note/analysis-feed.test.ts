import { describe, expect, it } from 'vitest';
import { ok, type Result } from '../../../electron/contract/error.ts';
import { createAnalysisFeed } from './analysis-feed.ts';

const setUp = () => {
  let text = '';
  let fire: (() => void) | null = null;
  const asked: string[] = [];
  const answered: string[] = [];
  const open: ((answer: Result<string>) => void)[] = [];
  const feed = createAnalysisFeed<string, string>({
    prepare: () => text || null,
    ask: (question) => {
      asked.push(question);
      return new Promise((resolve) => open.push(resolve));
    },
    onAnswer: (question) => answered.push(question),
    timers: {
      set: (run) => {
        fire = run;
        return 1;
      },
      clear: () => {
        fire = null;
      },
    },
    delayMs: 150,
  });
  const answer = async () => {
    open.shift()?.(ok('read'));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { feed, asked, answered, answer, type: (next: string) => (text = next), fire: () => fire?.() };
};

describe('analysis feed', () => {
  it('asks once for a burst of typing', () => {
    const { feed, asked, type, fire } = setUp();
    type('a');
    feed.later();
    type('ab');
    feed.later();
    fire();
    expect(asked).toEqual(['ab']);
  });

  it('puts only the newest of the questions that wait', async () => {
    const { feed, asked, answered, answer, type } = setUp();
    type('one');
    feed.now();
    type('two');
    feed.now();
    type('three');
    feed.now();
    await answer();
    expect(asked).toEqual(['one', 'three']);
    await answer();
    expect(answered).toEqual(['one', 'three']);
  });

  it('drops the answer for a case that was left', async () => {
    const { feed, answered, answer, type } = setUp();
    type('old case');
    feed.now();
    feed.reset();
    await answer();
    expect(answered).toEqual([]);
  });

  it('asks nothing about an empty note', () => {
    const { feed, asked } = setUp();
    feed.now();
    expect(asked).toEqual([]);
  });
});
