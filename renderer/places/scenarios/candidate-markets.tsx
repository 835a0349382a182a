import { useMemo, useRef } from 'react';
import type { MarketResult } from '../../../core/analysis/results';
import type { FigureTable } from '../../../core/figures/figure';
import { formatShare } from '../../../core/format';
import { ABSENT } from '../../../core/figures/cells';
import type { RuleSet } from '../../../core/rules/rule-set';
import { ruleName } from '../../parts/rule-name';
import { TableTools } from '../../parts/table-tools';
import { setView } from '../../state/workbench';
import { Answer } from './answer';
import { dependenceOf } from './depends';
import { limitsOf } from './limits';
import { ChangeCell, Heads, HhiCell } from './number-cells';
import type { ScenarioView } from './use-scenario';

/** Every market definition of the workspace under the open scenario: whether the answer turns on the definition. */
export function CandidateMarkets({ view }: { readonly view: ScenarioView }) {
  const element = useRef<HTMLElement>(null);
  const { result, rules, definition } = view;
  const table = useMemo(() => tableOf(view), [view]);
  return (
    <section ref={element} className="candidates" aria-label="Candidate markets">
      <header>
        <h2>Candidate markets</h2>
        <p className="muted">{turnsOn(result.markets, rules[0])}</p>
        <TableTools table={table} name="candidate markets" of={element} />
      </header>
      <table className="number-table" data-testid="candidate-markets">
        <caption className="visually-hidden">Every market definition under this scenario</caption>
        <thead>
          <tr>
            <Heads names={[['Market', 'text'], ['Period', 'text'], ['HHI before', 'number'], ['After', 'number'], ['Change', 'number'], ['Merged share', 'number']]} />
            {rules.map((rule) => (
              <th key={rule.id} scope="col" title={`${rule.jurisdiction}: ${rule.title}`}>
                {ruleName(rule.id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.markets.map((market) => {
            const open = market.id === definition?.id;
            return (
              <tr key={market.id} className="candidate" data-open={open} onClick={() => setView({ market: market.id })}>
                <th scope="row">
                  <button type="button" aria-current={open ? 'true' : undefined} onClick={() => setView({ market: market.id })}>
                    {market.name}
                  </button>
                </th>
                <td>{market.period === '' ? ABSENT : market.period}</td>
                <HhiCell value={market.before.hhi} rules={rules} />
                <HhiCell value={market.after.hhi} rules={rules} />
                <ChangeCell value={market.change} rules={rules} />
                <MergedShareCell market={market} limits={limitsOf(rules, 'mergedShare')} />
                {rules.map((rule) => (
                  <td key={rule.id}>
                    <Answer market={market} rule={rule} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {result.markets.some((market) => market.mergedShare !== null && market.deal.mergedFirm === null) && (
        <p className="muted candidates-foot">* Nothing merges in this market: the share is that of the largest party.</p>
      )}
    </section>
  );
}

function MergedShareCell({ market, limits }: { readonly market: MarketResult; readonly limits: readonly number[] }) {
  if (market.mergedShare === null) return <td className="number muted">no party</td>;
  const merged = market.deal.mergedFirm !== null;
  return (
    <td className={merged ? 'number' : 'number muted'} title={merged ? String(market.mergedShare) : `${market.mergedShare}: the largest party, nothing merges here`}>
      {formatShare(market.mergedShare, limits)}
      {!merged && <span aria-label="one party only">*</span>}
    </td>
  );
}

/** Says whether the first rule gives the same answer in all candidate markets. */
function turnsOn(markets: readonly MarketResult[], rule: RuleSet | undefined): string {
  const outcomes = markets.map(({ outcomes: list }) => list[0]?.outcome).filter((outcome) => outcome !== undefined);
  if (rule === undefined || outcomes.length < 2) return '';
  return new Set(outcomes).size > 1 ? `Under ${ruleName(rule.id)} the answer turns on the definition.` : `Under ${ruleName(rule.id)} the answer is the same in each.`;
}

function tableOf({ result, rules, document }: ScenarioView): FigureTable {
  return {
    columns: [
      { name: 'Market', format: 'text' },
      { name: 'Period', format: 'text' },
      { name: 'HHI before', format: 'hhi' },
      { name: 'HHI after', format: 'hhi' },
      { name: 'Change', format: 'change' },
      { name: 'Merged share', format: 'share' },
      ...rules.map((rule) => ({ name: ruleName(rule.id), format: 'text' as const })),
    ],
    rows: result.markets.map((market) => [
      market.name,
      market.period,
      market.before.hhi,
      market.after.hhi,
      market.change,
      market.mergedShare,
      ...rules.map((rule) => {
        const dependence = dependenceOf(market, rule, document.markets.find(({ id }) => id === market.id)?.intervals);
        return dependence === null ? (market.outcomes.find((one) => one.rule === rule.id)?.label ?? null) : `depends: ${dependence.possible.map(({ label }) => label).join(' or ')}`;
      }),
    ]),
  };
}
