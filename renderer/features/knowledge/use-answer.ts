import { useEffect, useState } from 'react';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import type { Failure, Result } from '../../../electron/contract/error.ts';
import { ask } from '../../bridge.ts';

type Answer<T> = { readonly key: string; readonly value: T | null; readonly failure: Failure | null };

/**
 * Asks the core once for every `key`. While a new key is asked, the last answer stays, so that the layout does not
 * jump; `value.key` says which question it belongs to.
 */
export function useAnswer<T>(key: string, delayMs: number, question: ((core: Bridge) => Promise<Result<T>>) | null): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ key: '', value: null, failure: null });
  // The key stands for the question: asking again only because the function is a new object would never end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!question) return;
    let current = true;
    const timer = setTimeout(async () => {
      const result = await ask(question);
      if (!current) return;
      setAnswer(result.ok ? { key, value: result.value, failure: null } : { key, value: null, failure: result.error });
    }, delayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key, delayMs]);
  return answer;
}
