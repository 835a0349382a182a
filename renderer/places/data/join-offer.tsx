import { Button } from '@blueprintjs/core';
import { FILE_COLUMN } from '../../../core/data/source';
import type { Intake } from './intake';
import { joinIntakes, sameShape, useIntakes } from './intake';

/** Files named in the offer. */
const NAMED = 4;

/** Offers to read open files with the same columns as one table. */
export function JoinOffer({ intake }: { readonly intake: Intake }) {
  const list = useIntakes();
  const alike = sameShape(intake, list);
  if (alike.length < 2 || !alike.includes(intake)) return null;
  const names = alike.map(({ fileName }) => fileName);
  const listed = names.length <= NAMED ? names.join(', ') : `${names.slice(0, NAMED - 1).join(', ')} and ${names.length - NAMED + 1} more`;
  return (
    <p className="question recalled" data-testid="join-offer">
      <span title={names.join('\n')}>
        <strong>{alike.length} open files have the same columns</strong>: {listed}. As one table their rows stand below each other, and the column &quot;{FILE_COLUMN}&quot; names the file of each.
      </span>
      <Button size="small" text="Read as one table" onClick={() => void joinIntakes(alike)} data-testid="join-data" />
    </p>
  );
}
