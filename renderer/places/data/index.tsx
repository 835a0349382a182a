import { useDocument } from '../../state/selectors';
import { useWorkbench } from '../../state/workbench';
import { DatasetView } from './dataset-view';
import { useIntakes } from './intake';
import { IntakeView } from './intake-view';
import { Overview } from './overview';

/** Data: an open file, a dataset of the workspace, or all of them. */
export function DataPlace() {
  const open = useWorkbench((state) => state.view.source);
  const intake = useIntakes((state) => state.list.find(({ id }) => id === open));
  const dataset = useDocument().datasets.find(({ id }) => id === open);
  if (intake !== undefined) return <IntakeView key={intake.id} intake={intake} />;
  if (dataset !== undefined) return <DatasetView key={dataset.id} dataset={dataset} />;
  return <Overview />;
}
