import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { heightOf, rowsInView, scaleOf, topFor } from './tall-scroll';

/** Rows drawn above and below those in view. */
const BESIDE = 12;
/** Lines of a wheel that turns by lines. */
const LINE = 24;

export interface TallRows {
  /** Height of the element that holds the rows. */
  readonly height: number;
  readonly rows: readonly { readonly index: number; readonly start: number }[];
  show(index: number, align?: 'near' | 'center'): void;
}

/**
 * Rows of one height in a scroller with a `rowgroup` that holds them; only those in view are drawn. Past the height that a
 * browser can hold, the scroll bar covers all rows on a smaller scale, while wheel and keys still move row by row.
 */
export function useTallRows(scroller: RefObject<HTMLElement | null>, count: number, row: number): TallRows {
  const [{ top, scrollTop }, setPlace] = useState({ top: 0, scrollTop: 0 });
  const [seen, setSeen] = useState(600);
  const list = { count, row, seen };
  const scale = scaleOf(list);
  const latest = useRef({ list, scale, top });
  latest.current = { list, scale, top };
  /** Where the bar was put by us: the event that follows says nothing new. */
  const own = useRef<number | null>(null);

  const moveTo = useCallback((wanted: number): void => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = wanted / latest.current.scale;
    own.current = element.scrollTop;
    latest.current.top = wanted;
    setPlace({ top: latest.current.scale === 1 ? element.scrollTop : wanted, scrollTop: element.scrollTop });
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => {
      const above = element.querySelector<HTMLElement>('[role=rowgroup]')?.offsetTop ?? 0;
      setSeen(Math.max(row, element.clientHeight - above));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, row]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onScroll = (): void => {
      const at = element.scrollTop;
      if (own.current !== null && Math.abs(own.current - at) < 1) return;
      own.current = null;
      setPlace({ top: at * latest.current.scale, scrollTop: at });
    };
    const onWheel = (event: WheelEvent): void => {
      const { list: now, scale: factor, top: from } = latest.current;
      if (factor === 1 || event.deltaY === 0 || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? now.seen : 1;
      moveTo(Math.max(0, Math.min(now.count * now.row - now.seen, from + event.deltaY * unit)));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [scroller, moveTo]);

  const show = useCallback(
    (index: number, align: 'near' | 'center' = 'near'): void => moveTo(topFor(latest.current.list, latest.current.top, index, align)),
    [moveTo],
  );
  return { height: heightOf(list), rows: rowsInView(list, top, scrollTop, BESIDE), show };
}
