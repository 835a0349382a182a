import { Help } from '@blueprintjs/icons';

/** The shape of an answer that hangs on what is not known; the word "depends" stands beside it. */
export function DependsMark({ size = 14 }: { readonly size?: number }) {
  return (
    <span className="verdict-mark" data-severity="caution" aria-hidden>
      <Help size={size} />
    </span>
  );
}
