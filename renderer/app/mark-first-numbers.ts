import { useEffect } from 'react';
import { useResults } from '../state/selectors';

/** Measures, once, from navigation to the frame in which the first results were painted: the entry 'first-numbers'. */
export function useFirstNumbersMark(): void {
  const ready = useResults().scenarios.some(({ markets }) => markets.length > 0);
  useEffect(() => {
    if (!ready || performance.getEntriesByName('first-numbers').length > 0) return;
    requestAnimationFrame(() => {
      setTimeout(() => {
        if (performance.getEntriesByName('first-numbers').length > 0) return;
        performance.mark('first-numbers');
        performance.measure('first-numbers', { start: 0, end: performance.now() });
      });
    });
  }, [ready]);
}
