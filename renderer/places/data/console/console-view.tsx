import { Button } from '@blueprintjs/core';
import { useMemo, useRef } from 'react';
import { consoleTables } from '../../../../core/data/console/tables';
import { formatCount } from '../../../../core/format';
import type { SavedQuery } from '../../../../core/workspace/schema';
import { isMac, printKeys } from '../../../commands/keys';
import type { ExportAction } from '../../../figures/export-menu';
import { ExportMenu, savedAs } from '../../../figures/export-menu';
import { fileNameOf, saveText } from '../../../figures/save-text';
import { tableToCsv } from '../../../figures/table-text';
import { PanelSection, SidePanel } from '../../../shell/side-panel';
import { useDocument } from '../../../state/selectors';
import { ProblemList } from '../problem-list';
import './console.css';
import { changeSql, openAsData } from './query-actions';
import { ResultGrid } from './result-grid';
import { slicesOf } from './result-rows';
import { SqlEditor } from './sql-editor';
import type { StatementRun } from './statement-runs';
import { run, useStatementRuns } from './statement-runs';

/** A saved statement over the tables of the workspace: its text, its rows, and what can be done with them. */
export function ConsoleView({ query }: { readonly query: SavedQuery }) {
  const { sources } = useDocument();
  const tables = useMemo(() => consoleTables(sources), [sources]);
  const schema = useMemo(() => Object.fromEntries(tables.map(({ name, source }) => [name, source.columns])), [tables]);
  const last = useStatementRuns(({ runs }) => runs.get(query.id));
  const place = useRef<HTMLDivElement>(null);
  const start = (): void => void run(query.id, query.name, query.sql);
  const result = last?.result ?? null;
  return (
    <div className="place console" ref={place}>
      <header className="data-header">
        <h1 className="place-title truncate" title={query.name}>
          {query.name}
        </h1>
        <div className="data-actions">
          {result !== null && last !== undefined && (
            <>
              <Button size="small" text="Use as data" title="Give the columns of the rows roles, and add them as market data or as an audience" disabled={last.running || result.rows === 0} onClick={() => void openAsData(query, last.sql, result)} data-testid="use-as-data" />
              <ExportMenu subject="the result" actions={exportsOf(query.name, result)} of={place} />
            </>
          )}
          <Button size="small" intent="primary" text="Run" title={`Run (${printKeys('Mod+Enter', isMac())})`} loading={last?.running === true} onClick={start} data-testid="run-sql" />
        </div>
      </header>
      <SqlEditor key={query.id} label={`SQL of ${query.name}`} value={query.sql} schema={schema} onChange={(sql) => sql !== query.sql && changeSql(query, sql)} onRun={start} />
      <p className="data-facts" data-testid="result-facts">
        {factsOf(last, query.sql)}
      </p>
      {last !== undefined && last.problems.length > 0 && <ProblemList problems={last.problems} mapping={null} />}
      {result !== null && <ResultGrid key={result.table} result={result} />}
      <SidePanel>
        <PanelSection title="Tables">
          {tables.length === 0 && <p className="muted">Open a file: its table can then be read here.</p>}
          {tables.map(({ name, source }) => (
            <details key={source.id} className="console-table">
              <summary>
                <code>{name}</code> <span className="muted">{formatCount(source.rows)} rows</span>
              </summary>
              <p className="muted truncate" title={source.name}>
                {source.name}
              </p>
              <ul>
                {source.columns.map((column) => (
                  <li key={column}>
                    <code>{/^[a-z_][a-z0-9_]*$/.test(column) ? column : `"${column.replaceAll('"', '""')}"`}</code>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </PanelSection>
        <PanelSection title="Good to know">
          <p className="muted">Statements only read, and only these tables. Columns that hold nothing but numbers are numbers; all others are text, as they stand in the file.</p>
        </PanelSection>
      </SidePanel>
    </div>
  );
}

function factsOf(last: StatementRun | undefined, sql: string): string {
  if (last === undefined) return 'Not run yet.';
  if (last.running) return 'Running…';
  if (last.result === null || last.seconds === null) return 'No rows.';
  const { rows } = last.result;
  const changed = last.sql === sql ? '' : '; the statement has changed since';
  return `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'} in ${last.seconds < 0.1 ? 'under 0.1' : last.seconds.toFixed(1)} s${changed}.`;
}

/** The rows as CSV: numbers as numbers, text that a spreadsheet would run made inert. */
function exportsOf(name: string, result: NonNullable<StatementRun['result']>): ExportAction[] {
  const columns = result.columns.map((column) => ({ name: column, format: 'text' as const }));
  return [
    {
      text: 'Save rows as CSV',
      run: async () => {
        const parts = [tableToCsv({ columns, rows: [] })];
        for await (const rows of slicesOf(result)) parts.push(tableToCsv({ columns, rows }).slice(parts[0]!.length));
        return savedAs(await saveText(fileNameOf(name), 'Comma-separated values', '.csv', parts.join('')));
      },
    },
  ];
}
