import { Suspense, lazy } from 'react';
import { useDocument } from '../../state/selectors';
import { useWorkbench } from '../../state/workbench';
import { DatasetView } from './dataset-view';
import { useIntakes } from './intake';
import { IntakeView } from './intake-view';
import { Overview } from './overview';

/** The editor is fetched when a statement is first opened. */
const ConsoleView = lazy(() => import('./console/console-view').then(({ ConsoleView: component }) => ({ default: component })));

/** Data: an open file, a dataset or a statement of the workspace, or all of them. */
export function DataPlace() {
  const open = useWorkbench((state) => state.view.source);
  const intake = useIntakes().find(({ id }) => id === open);
  const dataset = useDocument().datasets.find(({ id }) => id === open);
  const query = useDocument().queries?.find(({ id }) => id === open);
  if (query !== undefined) {
    return (
      <Suspense fallback={null}>
        <ConsoleView key={query.id} query={query} />
      </Suspense>
    );
  }
  if (intake !== undefined) return <IntakeView key={intake.id} intake={intake} />;
  if (dataset !== undefined) return <DatasetView key={dataset.id} dataset={dataset} />;
  return <Overview />;
}
