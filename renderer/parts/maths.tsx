import temml from 'temml';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import './maths.css';

interface Props {
  /** A formula of the program's own in LaTeX; never text of a person. */
  readonly latex: string;
  /** On a line of its own, with limits above and below its sums. */
  readonly block?: boolean;
  /** What is read out in place of the formula, where its parts alone would not be understood. */
  readonly label?: string;
}

/** A formula as MathML, which the browser sets and a screen reader reads. */
export function Maths({ latex, block = false, label }: Props) {
  const markup = useMemo(() => ({ __html: mathsMarkup(latex, block) }), [latex, block]);
  const element = useRef<HTMLElement>(null);
  const scrolls = useScrolls(element, block);
  const Element = block ? 'div' : 'span';
  return (
    <Element
      ref={element as RefObject<HTMLDivElement>}
      className={block ? 'maths maths-block' : 'maths'}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      tabIndex={scrolls ? 0 : undefined}
      dangerouslySetInnerHTML={markup}
    />
  );
}

/** Whether a formula is wider than its place: it then takes the focus, so that keys can scroll it. */
function useScrolls(element: RefObject<HTMLElement | null>, block: boolean): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    if (!block || element.current === null) return undefined;
    const watched = element.current;
    const observer = new ResizeObserver(() => setScrolls(watched.scrollWidth > watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, block]);
  return scrolls;
}

/** MathML of a formula; the formula as it is written where it cannot be set. */
export function mathsMarkup(latex: string, block: boolean): string {
  try {
    // The style that Temml writes on the root says what our own sheet says.
    return temml.renderToString(latex, { displayMode: block, throwOnError: true }).replace(/^(<math[^>]*?) style="[^"]*"/, '$1');
  } catch {
    return `<code>${latex.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</code>`;
  }
}
