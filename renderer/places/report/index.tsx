import { EmptyPlace } from '../../shell/empty-place';

export function ReportPlace() {
  return <EmptyPlace title="Report">Open a file of shares to begin.</EmptyPlace>;
}
