import { useMemo, useRef } from 'react';
import type { ScenarioResult } from '../../../core/analysis/results';
import { ABSENT } from '../../../core/figures/cells';
import type { Cell, FigureTable } from '../../../core/figures/figure';
import { formatChange, formatHhi, formatShare, formatSharePoints } from '../../../core/format';
import type { RuleSet } from '../../../core/rules/rule-set';
import { ruleName } from '../../parts/rule-name';
import { TableTools } from '../../parts/table-tools';
import { setView } from '../../state/workbench';
import { Answer } from '../scenarios/answer';
import { limitsOf } from '../scenarios/limits';
import type { CompareRow } from './compare-rows';
import { compareRows } from './compare-rows';

interface Props {
  readonly scenarios: readonly ScenarioResult[];
  readonly baseline: string | null;
  readonly markets: readonly { readonly id: string; readonly name: string; readonly period: string }[];
  readonly rules: readonly RuleSet[];
}

/** For each chosen market the scenarios under each other, with their differences to the baseline as columns. */
export function CompareTable({ scenarios, baseline, markets, rules }: Props) {
  const element = useRef<HTMLElement>(null);
  const groups = useMemo(() => markets.map((market) => ({ market, rows: compareRows(scenarios, baseline, market.id) })), [scenarios, baseline, markets]);
  const table = useMemo(() => tableOf(groups, rules), [groups, rules]);
  const columns = 6 + rules.length;
  return (
    <section ref={element} className="numbers" aria-label="Comparison by market">
      <header>
        <h2>By market</h2>
        <TableTools table={table} name="comparison by market" of={element} />
      </header>
      <table className="number-table compare-table" data-testid="compare-table">
        <caption className="visually-hidden">Scenarios compared with the baseline, by market</caption>
        <thead>
          <tr>
            <th scope="col">Scenario</th>
            <th scope="col" className="number">
              HHI
            </th>
            <th scope="col" className="number" title="HHI after the deal less before it">
              Deal
            </th>
            <th scope="col" className="number" title="HHI less that of the baseline">
              To baseline
            </th>
            <th scope="col" className="number">
              Merged share
            </th>
            <th scope="col" className="number" title="Merged share less the share of the same firm in the baseline">
              To baseline
            </th>
            {rules.map((rule) => (
              <th key={rule.id} scope="col" title={`${rule.jurisdiction}: ${rule.title}`}>
                {ruleName(rule.id)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ market, rows }) => (
          <tbody key={market.id}>
            <tr className="compare-group">
              <th scope="rowgroup" colSpan={columns}>
                {market.name}
                <span className="muted">{market.period === '' ? '' : ` ${market.period}`}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.scenario} row={row} rules={rules} />
            ))}
          </tbody>
        ))}
      </table>
      <p className="muted compare-foot">Deal: what the scenario changes in its own market. To baseline: its result less that of the baseline. Outcomes that differ from the baseline are in bold.</p>
    </section>
  );
}

function Row({ row, rules }: { readonly row: CompareRow; readonly rules: readonly RuleSet[] }) {
  const { market } = row;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => setView({ place: 'scenarios', scenario: row.scenario, market: market.id })}>
          {row.name}
        </button>
        {row.isBaseline && <span className="row-note">baseline</span>}
      </th>
      <td className="number" title={String(market.after.hhi)}>
        {formatHhi(market.after.hhi, limitsOf(rules, 'postHhi'))}
      </td>
      <td className="number" title={String(market.change)}>
        {formatChange(market.change, limitsOf(rules, 'delta'))}
      </td>
      <td className="number" title={row.hhiDifference === null ? undefined : String(row.hhiDifference)}>
        {row.hhiDifference === null ? ABSENT : formatChange(row.hhiDifference)}
      </td>
      <td className="number" title={market.mergedShare === null ? 'No party is in this market' : String(market.mergedShare)}>
        {market.mergedShare === null ? ABSENT : formatShare(market.mergedShare, limitsOf(rules, 'mergedShare'))}
      </td>
      <td className="number">{row.shareDifference === null ? ABSENT : formatSharePoints(row.shareDifference)}</td>
      {rules.map((rule) => (
        <td key={rule.id}>
          <Answer market={market} rule={rule} turned={row.turned.has(rule.id)} />
        </td>
      ))}
    </tr>
  );
}

function tableOf(groups: readonly { readonly market: Props['markets'][number]; readonly rows: readonly CompareRow[] }[], rules: readonly RuleSet[]): FigureTable {
  return {
    columns: [
      { name: 'Market', format: 'text' },
      { name: 'Period', format: 'text' },
      { name: 'Scenario', format: 'text' },
      { name: 'HHI', format: 'hhi' },
      { name: 'Change by the deal', format: 'change' },
      { name: 'HHI to baseline', format: 'change' },
      { name: 'Merged share', format: 'share' },
      { name: 'Share to baseline', format: 'points' },
      ...rules.map((rule) => ({ name: ruleName(rule.id), format: 'text' as const })),
    ],
    rows: groups.flatMap(({ market, rows }) =>
      rows.map((row): Cell[] => [
        market.name,
        market.period,
        row.name,
        row.market.after.hhi,
        row.market.change,
        row.hhiDifference,
        row.market.mergedShare,
        row.shareDifference,
        ...rules.map((rule) => row.outcomes.find((one) => one.rule === rule.id)?.label ?? null),
      ]),
    ),
  };
}
