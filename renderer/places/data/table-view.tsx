import { Button } from '@blueprintjs/core';
import { useState, type ReactNode } from 'react';
import { PanelSection, SidePanel } from '../../shell/side-panel';
import { RenameField } from '../../shell/rename-field';
import { Grid } from './grid';
import { ProblemList } from './problem-list';
import { ReadingPanel } from './reading-panel';
import type { Subject } from './subject';
import { factsOf, span } from './summary';
import { useRows } from './use-rows';

/** One table: what was understood, its checks, and its rows under the roles of their columns. */
export function TableView({ subject, actions }: { readonly subject: Subject; readonly actions: ReactNode }) {
  const { name, source, mapping, mapped, problems, build } = subject;
  const [renaming, setRenaming] = useState(false);
  const [shown, setShown] = useState<{ readonly line: number } | null>(null);
  const rows = useRows(source);
  const faults = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(({ severity }) => severity !== 'error');
  const marked = new Set(problems.flatMap(({ row }) => (row === null ? [] : [row])));
  const list = { mapping, onMapping: subject.onMapping, onShowRow: (line: number) => setShown({ line }) };
  const periods = span(mapped);
  return (
    <div className="place data-table">
      <header className="data-header">
        <div className="data-title">
          {renaming ? (
            <RenameField
              name={name}
              onDone={(text) => {
                setRenaming(false);
                if (text !== null && text.trim() !== '' && text.trim() !== name) subject.onRename(text);
              }}
            />
          ) : (
            <h1 className="place-title truncate" title={name} onDoubleClick={() => setRenaming(true)}>
              {name}
            </h1>
          )}
          {source.synthetic && <span className="mark">Synthetic</span>}
          {mapped?.kind === 'shares' && mapped.table.estimate.includes(1) && <span className="mark">Includes estimates</span>}
        </div>
        <div className="data-actions">
          {!renaming && <Button size="small" variant="minimal" text="Rename" onClick={() => setRenaming(true)} />}
          {actions}
        </div>
      </header>
      <p className="data-facts" data-testid="summary">
        {factsOf(source, mapped).map(({ value, unit }) => (
          <span key={unit}>
            <strong>{value}</strong> {unit}
          </span>
        ))}
        {periods !== '' && <span>{periods}</span>}
        <span className="muted truncate" title={source.path ?? source.name}>
          {source.name}
        </span>
        {build?.status === 'building' && <span className="muted">reading…</span>}
      </p>
      {faults.length > 0 && <ProblemList problems={faults} {...list} />}
      {rows === 'missing' ? (
        <p className="muted data-missing">The rows of {source.name} are not in this workspace. Its results are; open the file again to see its rows or to change what its columns mean.</p>
      ) : rows === 'reading' ? (
        <p className="muted data-missing">Reading the rows of {source.name}…</p>
      ) : (
        <Grid label={`Rows of ${source.name}`} columns={source.columns} rows={rows} mapping={mapping} marked={marked} shown={shown} onMapping={subject.onMapping} />
      )}
      <SidePanel>
        <ReadingPanel subject={subject} />
        <PanelSection title="Checks" aside={<span className="muted">{checkWords(build, problems.length)}</span>}>
          {others.length > 0 && <ProblemList problems={others} {...list} />}
          {build !== null && build.assumptions.length > 0 && (
            <details className="assumptions">
              <summary>{build.assumptions.length === 1 ? '1 assumption' : `${build.assumptions.length} assumptions`}</summary>
              <ul>
                {build.assumptions.map((assumption) => (
                  <li key={assumption}>{assumption}</li>
                ))}
              </ul>
            </details>
          )}
        </PanelSection>
      </SidePanel>
    </div>
  );
}

function checkWords(build: Subject['build'], count: number): string {
  if (build === null) return 'read when opened';
  if (build.status === 'building') return 'checking…';
  if (count === 0) return 'none failed';
  return count === 1 ? '1 to look at' : `${count} to look at`;
}
