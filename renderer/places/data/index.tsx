import { EmptyPlace } from '../../shell/empty-place';

export function DataPlace() {
  return <EmptyPlace title="Data">Open a file of shares to begin.</EmptyPlace>;
}
