import { Button } from '@blueprintjs/core';
import type { Mapping } from '../../../core/data/mapping';
import { fallbackMapping } from './roles';
import type { Remembered } from './remembered';
import { dayOf, forget, useRemembered } from './remembered';
import type { Subject } from './subject';

/** Says that a file is read as one of its shape was before; it can be read anew, and what is remembered can be forgotten. */
export function RecalledLine({ subject, recalled, fresh }: { readonly subject: Subject; readonly recalled: Remembered; readonly fresh: Mapping | undefined }) {
  const kept = useRemembered(({ list }) => list.some(({ shape }) => shape === recalled.shape));
  const anew = (): void => subject.onMapping(fresh ?? fallbackMapping('shares', subject.source.columns), 'Find out anew what the columns mean');
  if (!kept) return null;
  return (
    <p className="question recalled" data-testid="recalled">
      <span>
        Read as you read <strong>{recalled.file}</strong> on {dayOf(recalled.at)}, which had the same columns.
      </span>
      <Button size="small" variant="minimal" text="Find out anew" onClick={anew} />
      <Button
        size="small"
        variant="minimal"
        text="Forget"
        title="No longer read files with these columns this way"
        onClick={() => {
          forget(recalled.shape);
          anew();
        }}
      />
    </p>
  );
}
