import type { ReachEstimate } from '../../../core/audience/audience';
import { listed } from '../../../core/deal/words';
import { formatShare, formatSharePoints } from '../../../core/format';

/** Says what summing the platforms would give, and by how much that is too much. */
export function Overstatement({ alone, union }: { readonly alone: readonly ReachEstimate[]; readonly union: ReachEstimate | null }) {
  const known = alone.map(({ reach }) => reach).filter((reach) => reach !== null);
  if (union === null || known.length < 2 || known.length < alone.length) return null;
  const sum = known.reduce((total, reach) => total + reach, 0);
  const net = union.reach;
  return (
    <p className="overstatement" data-testid="overstatement">
      Summing platforms counts a person once for each platform. Added up, {listed(union.platforms)} would reach {formatShare(sum)}
      {net === null
        ? union.high === null
          ? '.'
          : `; together they reach at most ${formatShare(union.high)}, so the sum is at least ${unsigned(sum - union.high)} too high.`
        : `; together they reach ${formatShare(net)}. The sum is ${unsigned(sum - net)} too high.`}
    </p>
  );
}

function unsigned(fraction: number): string {
  return formatSharePoints(Math.max(0, fraction)).replace(/^\+/, '');
}
