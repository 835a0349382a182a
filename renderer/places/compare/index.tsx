import { EmptyPlace } from '../../shell/empty-place';

export function ComparePlace() {
  return <EmptyPlace title="Compare">Open a file of shares to begin.</EmptyPlace>;
}
