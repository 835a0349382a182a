import { Button, HTMLSelect } from '@blueprintjs/core';
import { Cross, Plus } from '@blueprintjs/icons';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../core/format';
import type { Answer } from '../../../core/data/answers';
import { answersOf } from '../../../core/data/answers';
import type { Condition, Preparation, RowFilter } from '../../../core/data/preparation';
import { filterInWords } from '../../../core/data/prepare-reasons';
import type { Source } from '../../../core/data/source';
import { withPrepared } from '../../engine/prepared';
import { CommitField } from './commit-field';
import { isEmptyFilter, only, replaced, without, withSql } from './row-filter';
import { useRowCounts } from './use-row-counts';

interface Props {
  readonly source: Source;
  readonly filter: RowFilter;
  /** The preparation whose rows are filtered, this filter in it. */
  readonly preparation: Preparation | undefined;
  readonly onFilter: (filter: RowFilter, label: string) => void;
  /** Leads to the list of the rows that are left out. */
  readonly onShowLeftOut?: () => void;
}

/** Which rows count: conditions made by clicking, or one in SQL; with the rows that are in and out as they are made. */
export function RowFilterEditor({ source, filter, preparation, onFilter, onShowLeftOut }: Props) {
  const [adding, setAdding] = useState(false);
  const [sql, setSql] = useState(filter.sql !== undefined);
  const counts = useRowCounts(source, preparation);
  return (
    <div className="row-filter" data-testid="row-filter">
      {filter.conditions.map((condition, i) => (
        <ConditionLine key={i} condition={condition} onRemove={() => onFilter(replaced(filter, condition, null), `Take away the condition on "${condition.column}"`)} />
      ))}
      {adding && (
        <NewCondition
          source={source}
          preparation={preparation}
          onDone={(condition) => {
            setAdding(false);
            if (condition === null) return;
            const next = condition.test === 'is' ? only(filter, condition.column, condition.values) : condition.test === 'is-not' ? without(filter, condition.column, condition.values) : { ...filter, conditions: [...filter.conditions, condition] };
            onFilter(next, `Take rows where ${filterInWords({ conditions: [condition] })}`);
          }}
        />
      )}
      {sql && (
        <div className="row-sql">
          <CommitField
            label="Condition in SQL over the columns of the file"
            placeholder={`"${source.columns[0] ?? 'column'}" = 'text'`}
            lines
            value={filter.sql ?? ''}
            onCommit={(text) => onFilter(withSql(filter, text), text.trim() === '' ? 'Take away the SQL condition' : 'Take rows by an SQL condition')}
          />
        </div>
      )}
      {counts !== null && 'fault' in counts && (
        <p className="shape-fault" role="alert">
          {counts.fault}
        </p>
      )}
      {counts !== null && 'kept' in counts && (counts.out > 0 || !isEmptyFilter(filter)) && (
        <p className="row-counts" data-testid="row-counts">
          <strong>{formatCount(counts.kept)}</strong> rows in, <strong>{formatCount(counts.out)}</strong> left out
          {counts.out > 0 && onShowLeftOut !== undefined && (
            <button type="button" className="link" onClick={onShowLeftOut}>
              Show them
            </button>
          )}
        </p>
      )}
      <div className="row-filter-tools">
        {!adding && <Button size="small" variant="minimal" icon={<Plus size={12} />} text="Condition" onClick={() => setAdding(true)} data-testid="add-condition" />}
        {!sql && <Button size="small" variant="minimal" icon={<Plus size={12} />} text="SQL condition" onClick={() => setSql(true)} data-testid="add-sql" />}
      </div>
    </div>
  );
}

function ConditionLine({ condition, onRemove }: { readonly condition: Condition; readonly onRemove: () => void }) {
  const words = filterInWords({ conditions: [condition] });
  return (
    <p className="condition-line">
      <span title={words}>{words}</span>
      <button type="button" aria-label={`Take away: ${words}`} title="Take away" onClick={onRemove}>
        <Cross size={10} />
      </button>
    </p>
  );
}

type Test = Condition['test'];
const tests: readonly (readonly [Test, string])[] = [
  ['is', 'is one of'],
  ['is-not', 'is none of'],
  ['between', 'is from … to'],
  ['contains', 'contains'],
  ['blank', 'is blank'],
];

/** A condition being made: column, test, and the values by ticking. */
function NewCondition({ source, preparation, onDone }: { readonly source: Source; readonly preparation: Preparation | undefined; readonly onDone: (condition: Condition | null) => void }) {
  const [column, setColumn] = useState(source.columns[0] ?? '');
  const [test, setTest] = useState<Test>('is');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [ends, setEnds] = useState({ low: '', high: '' });
  const make = (): Condition => {
    if (test === 'is' || test === 'is-not') return { test, column, values: [...ticked] };
    if (test === 'contains') return { test, column, text: text.trim() };
    if (test === 'between') return { test, column, low: ends.low.trim() === '' ? null : ends.low.trim(), high: ends.high.trim() === '' ? null : ends.high.trim() };
    return { test, column };
  };
  const ready = test === 'blank' || (test === 'contains' ? text.trim() !== '' : test === 'between' ? (ends.low + ends.high).trim() !== '' : ticked.length > 0);
  return (
    <form
      className="new-condition"
      aria-label="New condition"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onDone(make());
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone(null)}
    >
      <div className="new-condition-head">
        <HTMLSelect
          className="bp6-small"
          fill
          autoFocus
          aria-label="Column of the condition"
          data-testid="condition-column"
          value={column}
          onChange={(event) => {
            setColumn(event.target.value);
            setTicked([]);
          }}
          options={[...source.columns]}
        />
        <HTMLSelect className="bp6-small" fill aria-label="Test" data-testid="condition-test" value={test} onChange={(event) => setTest(event.target.value as Test)}>
          {tests.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </HTMLSelect>
      </div>
      {(test === 'is' || test === 'is-not') && <ValueTicks source={source} preparation={preparation} column={column} ticked={ticked} onTick={setTicked} />}
      {test === 'contains' && <input className="field" aria-label="Text that the cell contains" value={text} onChange={(event) => setText(event.target.value)} />}
      {test === 'between' && (
        <div className="new-condition-head">
          <input className="field" aria-label="From" placeholder="any" value={ends.low} onChange={(event) => setEnds({ ...ends, low: event.target.value })} />
          <input className="field" aria-label="To" placeholder="any" value={ends.high} onChange={(event) => setEnds({ ...ends, high: event.target.value })} />
        </div>
      )}
      <div className="row-filter-tools">
        <Button size="small" type="submit" text="Use" disabled={!ready} data-testid="use-condition" />
        <Button size="small" variant="minimal" text="Cancel" onClick={() => onDone(null)} />
      </div>
    </form>
  );
}

/** The values of a column with the rows that have them, to tick. */
function ValueTicks({ source, preparation, column, ticked, onTick }: { readonly source: Source; readonly preparation: Preparation | undefined; readonly column: string; readonly ticked: readonly string[]; readonly onTick: (ticked: readonly string[]) => void }) {
  const [found, setFound] = useState<{ readonly column: string; readonly values: readonly Answer[] } | null>(null);
  const [search, setSearch] = useState('');
  // Values of rows that another condition leaves out can be asked for too.
  const { filter: _filter, reshape: _reshape, leftOut: _leftOut, ...mended } = preparation ?? {};
  const way = JSON.stringify(mended);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    withPrepared(source, JSON.parse(way) as Preparation, signal, (engine, table) => answersOf(engine, table, [column], { signal })).then(
      (values) => !signal.aborted && setFound({ column, values: values.get(column) ?? [] }),
      // Without the rows a value can still be typed.
      () => undefined,
    );
    return () => controller.abort();
  }, [source, column, way]);
  const values = found?.column === column ? found.values : [];
  const wanted = search.trim().toLowerCase();
  const typed = search.trim();
  const shown = values.filter(({ answer }) => (answer ?? 'blank').toLowerCase().includes(wanted));
  const toggle = (value: string): void => onTick(ticked.includes(value) ? ticked.filter((each) => each !== value) : [...ticked, value]);
  return (
    <div className="value-ticks">
      <input className="field" type="search" aria-label={`Search the values of ${column}`} placeholder="Search or type a value" value={search} onChange={(event) => setSearch(event.target.value)} />
      <ul>
        {ticked
          .filter((value) => !values.some(({ answer }) => (answer ?? '') === value))
          .map((value) => (
            <li key={value}>
              <label>
                <input type="checkbox" checked onChange={() => toggle(value)} /> <span className="truncate">{value}</span>
              </label>
            </li>
          ))}
        {shown.map(({ answer, n }) => (
          <li key={answer ?? ''}>
            <label title={answer ?? 'blank'}>
              <input type="checkbox" checked={ticked.includes(answer ?? '')} onChange={() => toggle(answer ?? '')} /> <span className="truncate">{answer ?? <em>blank</em>}</span>
            </label>
            <span className="muted number">{formatCount(n)}</span>
          </li>
        ))}
        {typed !== '' && shown.length === 0 && (
          <li>
            <button type="button" className="link" onClick={() => toggle(typed)}>
              {ticked.includes(typed) ? 'Take out' : 'Take'} &quot;{typed}&quot;
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}
