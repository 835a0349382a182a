import { Button, Tab, Tabs } from '@blueprintjs/core';
import { useMemo, useState, type ReactNode } from 'react';
import { formatCount } from '../../../core/format';
import type { Mapping } from '../../../core/data/mapping';
import type { Preparation } from '../../../core/data/preparation';
import { sampleMark, sampleWords } from '../../../core/data/sample';
import { RenameField } from '../../shell/rename-field';
import { PanelSection, SidePanel } from '../../shell/side-panel';
import type { CellActions } from './cell-menu';
import { WithCellMenu } from './cell-menu';
import { ColumnCard } from './column-card';
import { ColumnsTab } from './columns-tab';
import { Grid } from './grid';
import { inspect, useInspected } from './inspect';
import { Inspector } from './inspector';
import { LeftOutList } from './left-out-list';
import { locateFile } from './links';
import { ProblemList } from './problem-list';
import { ReadingPanel } from './reading-panel';
import { REST_ASKED, RestQuestion } from './rest-question';
import { noFilter, withFilter } from './row-filter';
import { ShapeLine } from './shape-line';
import { ShapeTab } from './shape-tab';
import type { Subject } from './subject';
import { SubjectContext } from './subject-context';
import { factsOf, span } from './summary';
import { UnderstoodGrid } from './understood-grid';
import { understood } from './understood-rows';
import { useRowCounts } from './use-row-counts';
import type { Rows } from './use-rows';
import { useRows } from './use-rows';

type Shown = 'file' | 'understood' | 'columns' | 'left-out' | 'shape';

/** One table: what was understood, its checks, and its rows as they stand in the file and as they are understood. */
export function TableView({ subject, actions, asked }: { readonly subject: Subject; readonly actions: ReactNode; readonly asked?: ReactNode }) {
  const { id, source, mapping, mapped, problems, build } = subject;
  const [tab, setTab] = useState<Shown>('file');
  const [shown, setShown] = useState<{ readonly line: number; readonly column?: string } | null>(null);
  const found = useRows(source);
  const rows = typeof found === 'string' ? null : found;
  const inspected = useInspected(({ of }) => of[id]);
  const { preparation } = mapping;
  const counts = useRowCounts(source, preparation);
  const out = counts !== null && 'out' in counts ? counts.out : 0;
  const table = useMemo(() => (mapped === null ? null : understood(mapped, mapping, null)), [mapped, mapping]);
  const faults = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(({ severity, code }) => severity !== 'error' && code !== REST_ASKED);
  const marked = useMemo(() => markedLines(problems), [problems]);
  const showLine = (line: number, column: string | null): void => {
    setTab('file');
    setShown(column === null ? { line } : { line, column });
    inspect(id, { line, column });
  };
  const list = { mapping, onMapping: subject.onMapping, onShowRow: (line: number) => showLine(line, null) };
  return (
    <SubjectContext value={subject}>
      <div className="place data-table">
        <Title subject={subject} actions={actions} />
        <Facts subject={subject} />
        {asked}
        <ShapeLine subject={subject} onShow={() => setTab('shape')} />
        {mapping.kind === 'shares' && <RestQuestion subject={subject} mapping={mapping} />}
        {faults.length > 0 && (
          <div className="data-faults">
            <ProblemList problems={faults} {...list} />
          </div>
        )}
        <Tabs id={`table-${id}`} className="data-tabs" selectedTabId={tab === 'left-out' && out === 0 ? 'file' : tab} onChange={(next) => setTab(next as Shown)} renderActiveTabPanelOnly>
          <Tab id="file" title="As in the file" panel={<FileTab subject={subject} rows={found} marked={marked} shown={shown} />} />
          <Tab
            id="understood"
            title="As understood"
            panel={
              table === null ? (
                <p className="muted data-missing">{build?.status === 'building' ? 'Reading…' : 'Nothing is understood yet: the faults above say why.'}</p>
              ) : (
                <UnderstoodGrid label={`${subject.name} as understood`} table={table} onCell={(line, column) => inspect(id, { line, column: column !== null && source.columns.includes(column) ? column : null })} />
              )
            }
          />
          <Tab id="columns" title="Columns" panel={<ColumnsTab subject={subject} onShow={(column) => showLine(rows?.line(0) ?? 1, column)} />} />
          {out > 0 && preparation !== undefined && (
            <Tab id="left-out" title={`Left out (${formatCount(out)})`} panel={<LeftOutList source={source} preparation={preparation} total={out} onLine={(line) => showLine(line, null)} />} />
          )}
          <Tab id="shape" title={mapping.preparation?.reshape === undefined ? 'Shape' : 'Shape (changed)'} panel={<ShapeTab subject={subject} />} />
        </Tabs>
        {inspected !== undefined && <Inspector source={source} rows={rows} inspected={inspected} onClose={() => inspect(id, null)} />}
        <ColumnCard source={source} />
        <SidePanel>
          <ReadingPanel
            subject={subject}
            onShowLeftOut={() => setTab('left-out')}
            checks={
              <PanelSection title="Checks" aside={<span className="muted">{checkWords(build, faults.length + others.length)}</span>}>
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
            }
          />
        </SidePanel>
      </div>
    </SubjectContext>
  );
}

function Title({ subject, actions }: { readonly subject: Subject; readonly actions: ReactNode }) {
  const { name, source, mapped, onRename } = subject;
  const [renaming, setRenaming] = useState(false);
  return (
    <header className="data-header">
      <div className="data-title">
        {renaming ? (
          <RenameField
            name={name}
            onDone={(text) => {
              setRenaming(false);
              if (text !== null && text.trim() !== '' && text.trim() !== name) onRename(text);
            }}
          />
        ) : (
          <h1 className="place-title truncate" title={name} onDoubleClick={() => setRenaming(true)}>
            {name}
          </h1>
        )}
        {source.synthetic && <span className="mark">Synthetic</span>}
        {source.dialect.sample !== undefined && (
          <span className="mark" title={sampleMark(source) ?? undefined}>
            Sample: {sampleWords(source.dialect.sample)}
          </span>
        )}
        {mapped?.kind === 'shares' && mapped.table.estimate.includes(1) && <span className="mark">Includes estimates</span>}
      </div>
      <div className="data-actions">
        {!renaming && <Button size="small" variant="minimal" text="Rename" onClick={() => setRenaming(true)} />}
        {actions}
      </div>
    </header>
  );
}

function Facts({ subject: { source, mapped, build } }: { readonly subject: Subject }) {
  const periods = span(mapped);
  return (
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
  );
}

function FileTab({ subject, rows, marked, shown }: {
  readonly subject: Subject;
  readonly rows: Rows | 'reading' | 'missing';
  readonly marked: ReadonlySet<number>;
  readonly shown: { readonly line: number; readonly column?: string } | null;
}) {
  const { source, mapping, onMapping, id } = subject;
  if (rows === 'missing') {
    const { dataset } = subject;
    return (
      <div className="data-missing">
        <p className="muted">The rows of {source.name} are not in this workspace. Its results are; locate the file to see its rows or to change what its columns mean.</p>
        {dataset !== null && <Button size="small" text={`Locate ${source.name}`} onClick={() => void locateFile(dataset, source)} />}
      </div>
    );
  }
  if (rows === 'reading') return <p className="muted data-missing">Reading the rows of {source.name}…</p>;
  return (
    <WithCellMenu columns={source.columns} textOf={rows.cell} actions={rowActions(subject)}>
      <Grid label={`Rows of ${source.name}`} columns={source.columns} rows={rows} mapping={mapping} marked={marked} shown={shown} onMapping={onMapping} onCell={(line, column) => inspect(id, { line, column })} />
    </WithCellMenu>
  );
}

/** What a person can ask of the rows of a file by a value: a filter, or that the value says nothing. */
function rowActions({ mapping, onMapping }: Subject): CellActions {
  const { preparation } = mapping;
  const set = (next: Preparation | undefined, label: string): void => {
    const { preparation: _before, ...others } = mapping;
    onMapping((next === undefined ? others : { ...others, preparation: next }) as Mapping, label);
  };
  return {
    filter: preparation?.filter ?? noFilter,
    onFilter: (filter, label) => set(withFilter(preparation, filter), label),
    more: (column, text) => {
      if (text === null || text.trim() === '') return [];
      const missing = [...(preparation?.missing ?? []), { column, text: text.trim() }];
      return [{ label: `Read ${text.trim()} as missing in ${column}`, run: () => set({ ...preparation, missing }, `Read "${text.trim()}" as missing in "${column}"`) }];
    },
  };
}

/** Rows beyond these are too many to set off one by one. */
const MARKED = 100;

/** Lines that are set off in the table: all that are at fault, and those of warnings that speak of few rows. */
function markedLines(problems: Subject['problems']): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { severity, row, lines: all } of problems) {
    if (severity === 'note' || (severity === 'warning' && (all?.length ?? 0) > MARKED)) continue;
    for (const line of all ?? (row === null ? [] : [row])) lines.add(line);
  }
  return lines;
}

function checkWords(build: Subject['build'], count: number): string {
  if (build === null) return 'read when opened';
  if (build.status === 'building') return 'checking…';
  if (count === 0) return 'none failed';
  return count === 1 ? '1 to look at' : `${count} to look at`;
}
