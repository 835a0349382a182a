import temml from 'temml';
import { useMemo } from 'react';
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
  const Element = block ? 'div' : 'span';
  return <Element className={block ? 'maths maths-block' : 'maths'} role={label === undefined ? undefined : 'img'} aria-label={label} dangerouslySetInnerHTML={markup} />;
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
