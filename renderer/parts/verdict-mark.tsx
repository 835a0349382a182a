import { Circle, Disable, Issue, TickCircle, WarningSign } from '@blueprintjs/icons';
import type { Severity } from '../../core/rules/rule-set';
import './verdict-mark.css';

const shapes: Readonly<Record<Severity, typeof WarningSign>> = {
  concern: WarningSign,
  caution: Issue,
  clear: TickCircle,
  silent: Disable,
  none: Circle,
};

/** The shape of a verdict, so that it never rests on colour alone; the words stand beside it. */
export function VerdictMark({ severity, size = 14 }: { readonly severity: Severity; readonly size?: number }) {
  const Shape = shapes[severity];
  return (
    <span className="verdict-mark" data-severity={severity} aria-hidden>
      <Shape size={size} />
    </span>
  );
}
