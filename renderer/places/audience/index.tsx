import { EmptyPlace } from '../../shell/empty-place';

export function AudiencePlace() {
  return <EmptyPlace title="Audience">Open a file of shares to begin.</EmptyPlace>;
}
