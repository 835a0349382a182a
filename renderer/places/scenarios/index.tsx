import { EmptyPlace } from '../../shell/empty-place';

export function ScenariosPlace() {
  return <EmptyPlace title="Scenarios">Open a file of shares to begin.</EmptyPlace>;
}
