import { WarningSign } from '@blueprintjs/icons';
import { useMemo, useRef } from 'react';
import type { ComparedCase, ComparedMarket, Comparison } from '../../../core/analysis/compare/comparison';
import { limitInWords } from '../../../core/analysis/compare/margin-words';
import { bestAndWorst } from '../../../core/analysis/compare/metrics';
import { formatCell } from '../../../core/figures/cells';
import type { Cell, FigureTable } from '../../../core/figures/figure';
import { ruleName } from '../../parts/rule-name';
import { TableTools } from '../../parts/table-tools';
import { setView } from '../../state/workbench';
import { CaseAnswer } from './case-answer';
import type { CompareColumn } from './compare-columns';
import { compareColumns, limitsIn, numberIn } from './compare-columns';
import { OWN } from './use-comparison';

/** For each market the cases under each other: before, after, change and difference to the baseline as columns, the best and the worst marked. */
export function CompareTable({ comparison }: { readonly comparison: Comparison }) {
  const element = useRef<HTMLElement>(null);
  const { markets, rules } = comparison;
  const table = useMemo(() => tableOf(comparison), [comparison]);
  const groups = [...new Set(compareColumns.map(({ group }) => group))];
  return (
    <section ref={element} className="numbers" aria-label="Comparison by market">
      <header>
        <h2>By market</h2>
        <TableTools table={table} name="comparison by market" of={element} />
      </header>
      {/* Focusable, so that the keyboard scrolls it where it is wider than its place. */}
      <div className="compare-scroll" tabIndex={0} role="group" aria-label="Table of the comparison by market">
        <table className="number-table compare-table" data-testid="compare-table">
          <caption className="visually-hidden">Scenarios compared with the baseline, by market</caption>
          <thead>
            <tr className="compare-groups">
              <th scope="col" rowSpan={2}>
                Scenario
              </th>
              {groups.map((group) => (
                <th key={group} scope="colgroup" colSpan={compareColumns.filter((column) => column.group === group).length}>
                  {group}
                </th>
              ))}
              {rules.map((rule) => (
                <th key={rule.id} scope="col" rowSpan={2} className="compare-rule" title={`${rule.jurisdiction}: ${rule.title}`}>
                  {ruleName(rule.id)}
                </th>
              ))}
            </tr>
            <tr>
              {compareColumns.map((column) => (
                <th key={`${column.group} ${column.name}`} scope="col" className={`number${startsGroup(column) ? ' compare-start' : ''}`} title={column.title}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          {markets.map(({ id, name }) => (
            <MarketRows key={id} comparison={comparison} market={id} name={name} />
          ))}
        </table>
      </div>
      <p className="muted compare-foot">
        Best and worst are meant for competition: the lowest HHI is best. <WarningSign size={11} aria-hidden className="compare-crossed" /> A limit of a chosen rule lies between the baseline and the scenario.
      </p>
    </section>
  );
}

function startsGroup(column: CompareColumn): boolean {
  return compareColumns.find(({ group }) => group === column.group) === column;
}

function MarketRows({ comparison: { cases, rules }, market, name }: { readonly comparison: Comparison; readonly market: string; readonly name: string }) {
  const rows = cases.map((of) => ({ of, market: of.markets.find(({ id }) => id === market)! }));
  const marks = compareColumns.map((column) => (column.kind === 'value' ? bestAndWorst(rows.map((row) => row.market.metrics[column.metric.id]), column.metric.worse) : null));
  const lacking = rows.filter((row) => row.market.result === null).length;
  const periods = [...new Set(rows.flatMap((row) => row.market.result?.period ?? []))];
  return (
    <tbody>
      <tr className="compare-group">
        <th scope="rowgroup" colSpan={1 + compareColumns.length + rules.length}>
          {name}
          <span className="muted"> {periods.filter((period) => period !== '').join(', ')}</span>
        </th>
      </tr>
      {lacking > 0 && (
        <tr className="compare-lacking">
          <td colSpan={1 + compareColumns.length + rules.length} className="muted">
            {lacking === rows.length ? 'There are no figures of this market yet, or not in this period.' : `${lacking} of ${rows.length} scenarios do not have this market, or not in this period.`}
          </td>
        </tr>
      )}
      {rows.map(({ of, market: compared }, at) => compared.result === null ? null : (
        <tr key={of.id}>
          <th scope="row">
            <CaseName of={of} market={market} />
          </th>
          {compareColumns.map((column, c) => {
            const number = numberIn(column, compared, of.isBaseline);
            const crossed = column.kind === 'value' ? compared.crossings.filter(({ quantity }) => quantity === column.metric.quantity) : [];
            const mark = marks[c]?.best.includes(at) === true ? 'best' : marks[c]?.worst.includes(at) === true ? 'worst' : null;
            return (
              <td key={`${column.group} ${column.name}`} className={`number${startsGroup(column) ? ' compare-start' : ''}`} title={number === null ? undefined : String(number)}>
                {crossed.length > 0 && <Crossed crossings={crossed} />}
                {formatCell(number, { name: column.name, format: column.format, limits: limitsIn(column, rules) })}
                {mark !== null && <span className="compare-mark">{mark}</span>}
              </td>
            );
          })}
          {rules.map((rule) => (
            <td key={rule.id} className="compare-rule">
              <CaseAnswer of={of} market={compared} rule={rule} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Crossed({ crossings }: Pick<ComparedMarket, 'crossings'>) {
  const words = crossings.map(({ rule, quantity, limit, beyond }) => `${beyond ? 'Beyond' : 'No longer beyond'} ${limitInWords(quantity, limit)} of ${ruleName(rule)}`).join('; ');
  return (
    <span className="compare-crossed" title={words}>
      <WarningSign size={11} aria-hidden />
      <span className="visually-hidden">{words}: </span>
    </span>
  );
}

/** A scenario of the open workspace leads to its place; one of another workspace is only read. */
function CaseName({ of, market }: { readonly of: ComparedCase; readonly market: string }) {
  const { workspace, scenario } = of.of;
  return (
    <>
      {workspace.key === OWN ? (
        <button type="button" className="link" onClick={() => setView({ place: 'scenarios', scenario: scenario.id, market })}>
          {of.label}
        </button>
      ) : (
        of.label
      )}
      {of.isBaseline && <span className="row-note">baseline</span>}
    </>
  );
}

function tableOf({ cases, markets, rules }: Comparison): FigureTable {
  return {
    columns: [
      { name: 'Market', format: 'text' },
      { name: 'Period', format: 'text' },
      { name: 'Scenario', format: 'text' },
      ...compareColumns.map((column) => ({ name: `${column.group}, ${column.name.toLowerCase()}`, format: column.format, limits: limitsIn(column, rules) })),
      ...rules.map((rule) => ({ name: ruleName(rule.id), format: 'text' as const })),
    ],
    rows: markets.flatMap(({ id, name }) =>
      cases.map((of): Cell[] => {
        const market = of.markets.find((one) => one.id === id)!;
        return [
          name,
          market.result?.period ?? null,
          of.label,
          ...compareColumns.map((column) => numberIn(column, market, of.isBaseline)),
          ...rules.map((rule) => market.result?.outcomes.find((one) => one.rule === rule.id)?.label ?? null),
        ];
      }),
    ),
  };
}
