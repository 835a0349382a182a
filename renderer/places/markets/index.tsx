import { EmptyPlace } from '../../shell/empty-place';

export function MarketsPlace() {
  return <EmptyPlace title="Markets">Open a file of shares to begin.</EmptyPlace>;
}
