import type { ReachEstimate } from '../../../core/audience/audience';
import { formatShare, formatSharePoints } from '../../../core/format';

/** Says what summing the platforms would give, and by how much that is too much. */
export function Overstatement({ alone, union }: { readonly alone: readonly ReachEstimate[]; readonly union: ReachEstimate | null }) {
  const known = alone.map(({ reach }) => reach).filter((reach) => reach !== null);
  if (union === null || known.length < 2 || known.length < alone.length) return null;
  const sum = known.reduce((total, reach) => total + reach, 0);
  const net = union.reach;
  return (
    <p className="overstatement" data-testid="overstatement">
      Summing platforms counts a person once for each platform. Added up, {union.platforms.join(' and ')} would reach {formatShare(sum)}
      {net === null
        ? union.high === null
          ? '.'
          : `; together they reach at most ${formatShare(union.high)}, so the sum is at least ${formatSharePoints(sum - union.high)} too high.`
        : `; together they reach ${formatShare(net)}. The sum is ${formatSharePoints(sum - net)} too high.`}
    </p>
  );
}
