import { Checkbox } from '@blueprintjs/core';
import { Fragment, useMemo, useRef } from 'react';
import { rulesKnown } from '../../../core/analysis/analyse';
import type { ScenarioResult } from '../../../core/analysis/results';
import { reasonOf } from '../../../core/rules/reasons';
import type { Outcome } from '../../../core/rules/evaluate';
import type { RuleSet } from '../../../core/rules/rule-set';
import { TableTools } from '../../parts/table-tools';
import { VerdictMark } from '../../parts/verdict-mark';
import { useDocument, useMarketId, useResults } from '../../state/selectors';
import { setView } from '../../state/workbench';
import type { Dependence } from '../scenarios/depends';
import { dependenceOf } from '../scenarios/depends';
import { DependsMark } from '../scenarios/depends-mark';
import type { MatrixRow } from './rules-matrix-rows';
import { isInForce, matrixRows, matrixTable, statusWords } from './rules-matrix-rows';
import { filterByDate, setMatrixDate, today, useMatrixFilter } from './rules-matrix-state';
import './rules-matrix.css';

/** All rule sets at once: jurisdictions down, scenarios across, for the open market. */
export function RulesMatrix() {
  const element = useRef<HTMLElement>(null);
  const document = useDocument();
  const results = useResults();
  const marketId = useMarketId();
  const { onlyInForce, date } = useMatrixFilter();
  const on = date ?? today();
  const { columns, rows } = useMemo(
    () => (marketId === null ? { columns: [], rows: [] } : matrixRows(results.scenarios, document.scenarios, marketId, rulesKnown(document))),
    [results, document, marketId],
  );
  const depends = useMemo(() => {
    const ranges = document.markets.find(({ id }) => id === marketId)?.intervals;
    return new Map(rows.map(({ rule, outcomes }) => [rule.id, columns.map((column, at) => dependence(column, marketId, rule, outcomes[at] ?? null, ranges))]));
  }, [rows, columns, document.markets, marketId]);
  const shown = rows.filter(({ rule }) => !onlyInForce || isInForce(rule, on));
  const answer = (rule: RuleSet, column: number): string => {
    const open = depends.get(rule.id)?.[column];
    return open ? `depends: ${open.possible.map(({ label }) => label).join(' or ')}` : (rows.find((row) => row.rule === rule)?.outcomes[column]?.label ?? 'not screened');
  };
  const market = document.markets.find(({ id }) => id === marketId);
  return (
    <section ref={element} className="rules-matrix" aria-label="All rule sets at once" data-testid="rules-matrix">
      <header>
        <h2>
          All rule sets{market === undefined ? '' : `: ${market.name}${market.period === '' ? '' : `, ${market.period}`}`}
        </h2>
        <Checkbox className="rules-matrix-only" checked={onlyInForce} onChange={(event) => filterByDate(event.currentTarget.checked)} label="Only those in force on" data-testid="rules-in-force" />
        <input
          type="date"
          className="text-input rules-matrix-date"
          aria-label="In force on this date"
          data-testid="rules-date"
          value={on}
          onChange={(event) => {
            if (event.target.value !== '') setMatrixDate(event.target.value);
          }}
        />
        <TableTools table={matrixTable(columns, shown, answer)} name="all rule sets" of={element} />
      </header>
      {columns.length === 0 ? (
        <p className="muted">No scenario has rows for this market yet.</p>
      ) : shown.length === 0 ? (
        <p className="muted">No rule set that ships or that you added was in force on {on}. Choose another date.</p>
      ) : (
        <MatrixTable columns={columns} rows={shown} depends={depends} />
      )}
    </section>
  );
}

function dependence({ markets }: ScenarioResult, marketId: string | null, rule: RuleSet, outcome: Outcome | null, ranges: Readonly<Record<string, string>> | undefined): Dependence | null {
  const market = markets.find(({ id }) => id === marketId);
  return market === undefined || outcome === null ? null : dependenceOf({ ...market, outcomes: [outcome] }, rule, ranges);
}

interface TableProps {
  readonly columns: readonly ScenarioResult[];
  readonly rows: readonly MatrixRow[];
  readonly depends: ReadonlyMap<string, readonly (Dependence | null)[]>;
}

function MatrixTable({ columns, rows, depends }: TableProps) {
  const jurisdictions = [...new Set(rows.map(({ rule }) => rule.jurisdiction))];
  return (
    // Focusable, so that the keyboard scrolls it where it is wider than its place.
    <div className="rules-matrix-scroll" tabIndex={0} role="group" aria-label="Table of all rule sets">
      <table className="number-table">
        <caption className="visually-hidden">Each rule set under each scenario</caption>
        <thead>
          <tr>
            <th scope="col">Rule set</th>
            <th scope="col">In force from, status</th>
            {columns.map(({ scenario, name }) => (
              <th key={scenario} scope="col">
                <button type="button" className="link" onClick={() => setView({ place: 'scenarios', scenario })}>
                  {name}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {jurisdictions.map((jurisdiction) => (
          <tbody key={jurisdiction}>
            <tr className="rules-matrix-group">
              <th scope="rowgroup" colSpan={2 + columns.length}>
                {jurisdiction}
              </th>
            </tr>
            {rows
              .filter(({ rule }) => rule.jurisdiction === jurisdiction)
              .map(({ rule, outcomes }) => (
                <tr key={rule.id} data-status={rule.status} data-testid={`matrix-${rule.id}`}>
                  <th scope="row" title={rule.citation}>
                    {rule.title}
                  </th>
                  <td className="rules-matrix-status">
                    {`${rule.inForce}, ${statusWords(rule)}`.split(' ').map((word, at) => (
                      // A date does not break at its hyphens.
                      <Fragment key={at}>
                        {at > 0 && ' '}
                        <span>{word}</span>
                      </Fragment>
                    ))}
                  </td>
                  {columns.map(({ scenario }, at) => (
                    <Answer key={scenario} rule={rule} outcome={outcomes[at] ?? null} dependence={depends.get(rule.id)?.[at] ?? null} />
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Answer({ rule, outcome, dependence: open }: { readonly rule: RuleSet; readonly outcome: Outcome | null; readonly dependence: Dependence | null }) {
  if (outcome === null) return <td className="muted" title="No party of this scenario is in the market">not screened</td>;
  if (open !== null) {
    return (
      <td title={open.because.join(' ')}>
        <span className="rules-matrix-answer">
          <DependsMark size={12} />
          <span>depends: {open.possible.map(({ label }) => label).join(' or ')}</span>
        </span>
      </td>
    );
  }
  return (
    <td title={reasonOf(rule, outcome)}>
      <span className="rules-matrix-answer">
        <VerdictMark severity={outcome.severity} size={12} />
        <span>{outcome.label}</span>
      </span>
    </td>
  );
}
