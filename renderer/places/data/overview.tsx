import { Button } from '@blueprintjs/core';
import { formatCount } from '../../../core/format';
import { runCommand } from '../../commands/registry';
import { EmptyPlace } from '../../shell/empty-place';
import { useDocument, useTables } from '../../state/selectors';
import { setView } from '../../state/workbench';
import { useIntakes } from './intake';
import { kindName } from './subject';
import { factsOf, span } from './summary';

/** All datasets of the workspace, and the files that wait to be added. */
export function Overview() {
  const { datasets, sources } = useDocument();
  const tables = useTables();
  const intakes = useIntakes();
  if (datasets.length === 0 && intakes.length === 0) {
    return (
      <EmptyPlace
        title="Bring your own figures"
        actions={
          <>
            <Button intent="primary" text="Open a file" onClick={() => void runCommand('file.open')} data-testid="open-data" />
            <Button text="Try the sample" onClick={() => void runCommand('file.sample')} />
          </>
        }
      >
        Open or drop a file of firms with their shares or sales by market and period, of respondents with what they use, or of published reach by cohort: CSV, Excel, Parquet, Arrow or
        JSON, one file or a folder of them. You see what the columns are taken for before anything is added.
      </EmptyPlace>
    );
  }
  return (
    <div className="place">
      <header className="data-header">
        <h1 className="place-title">Data</h1>
        <div className="data-actions">
          <Button size="small" text="New SQL query" onClick={() => void runCommand('data.query')} data-testid="new-query" />
          <Button size="small" text="Open a file" onClick={() => void runCommand('file.open')} data-testid="open-data" />
        </div>
      </header>
      <table className="data-list">
        <thead>
          <tr>
            <th scope="col">Dataset</th>
            <th scope="col">Content</th>
            <th scope="col" className="number">
              Rows
            </th>
            <th scope="col">Covers</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {intakes.map(({ id, name, phase, source, mapping }) => (
            <tr key={id}>
              <td>
                <button type="button" className="link" onClick={() => setView({ source: id })}>
                  {name}
                </button>
                <span className="mark">{phase === 'refused' ? 'Refused' : 'Not added yet'}</span>
              </td>
              <td>{mapping === null ? '' : kindName({ mapping })}</td>
              <td className="number">{source === null ? '' : formatCount(source.rows)}</td>
              <td />
              <td />
            </tr>
          ))}
          {datasets.map((dataset) => {
            const source = sources.find(({ id }) => id === dataset.source);
            const mapped = tables.get(dataset.id) ?? null;
            if (source === undefined) return null;
            const covers = [...factsOf(source, mapped).slice(1).map(({ value, unit }) => `${value} ${unit}`), span(mapped)].filter((part) => part !== '');
            return (
              <tr key={dataset.id}>
                <td>
                  <button type="button" className="link" onClick={() => setView({ source: dataset.id })}>
                    {dataset.name}
                  </button>
                  {source.synthetic && <span className="mark">Synthetic</span>}
                </td>
                <td>{kindName(dataset)}</td>
                <td className="number">{formatCount(source.rows)}</td>
                <td>{covers.join(', ')}</td>
                <td title={source.citation}>
                  <div className="data-citation">{source.citation === '' ? source.name : source.citation}</div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="muted">Drop files anywhere on the window to add them.</p>
    </div>
  );
}
