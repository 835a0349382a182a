import type { MarketResult } from '../../../core/analysis/results';
import { formatChange, formatHhi, formatPoints, formatShare } from '../../../core/format';
import { Maths } from '../../parts/maths';
import { useTables } from '../../state/selectors';
import { changeFormula, hhiFormula, isPlainMerger, partyContributions } from './formulas';
import { limitsOf } from './limits';
import type { Provenance } from './provenance';
import { provenanceOf } from './provenance';
import type { ScenarioView } from './use-scenario';

/** The HHI as a sum of squares, before and after, firm by firm with the row of the file behind each share, and the change by party. */
export function WorkingHhi({ view }: { readonly view: ScenarioView }) {
  const tables = useTables();
  const { market, document, definition, rules } = view;
  if (market === null || definition === null) return <p>There are no rows for this market, so there is nothing to compute.</p>;
  const provenance = provenanceOf(document, tables, definition);
  const limits = limitsOf(rules, 'postHhi');
  const changeLimits = limitsOf(rules, 'delta');
  const firms = market.rows.filter(({ role }) => role !== 'fringe' && role !== 'unknown');
  const formulas = [
    hhiFormula('before', firms.map(({ before }) => before), formatHhi(market.before.hhi, limits)),
    hhiFormula('after', firms.map(({ after }) => after), formatHhi(market.after.hhi, limits)),
    changeFormula(market, changeLimits, limits),
  ];
  return (
    <>
      <h2>HHI: the sum of squared shares, in points</h2>
      {formulas.map(({ latex, label }) => (
        <Maths key={label} block latex={latex} label={label} />
      ))}
      <p className="muted">
        Fringe and unknown part count in the total and add nothing to the HHI. What they could hide: {formatHhi(market.after.hhiLow, limits)} to{' '}
        {formatHhi(market.after.hhiHigh, limits)} after the deal; the parties' change does not depend on it. Rows are lines of {provenance.file}.
      </p>
      {isPlainMerger(market) && market.deal.parties.length > 1 && <PartyTable market={market} limits={changeLimits} />}
      <FirmTable firms={firms} market={market} limits={{ hhi: limits, change: changeLimits }} provenance={provenance} />
    </>
  );
}

/** Each party's share times those of the others: they add up to the change. */
function PartyTable({ market, limits }: { readonly market: MarketResult; readonly limits: readonly number[] }) {
  return (
    <table className="number-table working-table">
      <caption className="working-caption">Contribution of each party to the change</caption>
      <thead>
        <tr>
          <th scope="col">Party</th>
          <th scope="col" className="number">
            Share
          </th>
          <th scope="col" className="number">
            Share of the others
          </th>
          <th scope="col" className="number">
            Product in points
          </th>
        </tr>
      </thead>
      <tbody>
        {partyContributions(market).map(({ firm, share, others, points }) => (
          <tr key={firm}>
            <th scope="row">{firm}</th>
            <td className="number" title={String(share)}>
              {formatShare(share)}
            </td>
            <td className="number" title={String(others)}>
              {formatShare(others)}
            </td>
            <td className="number" title={String(points)}>
              {formatPoints(points)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Change</th>
          <td />
          <td />
          <td className="number" title={String(market.change)}>
            {formatChange(market.change, limits)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

interface FirmTableProps {
  readonly firms: MarketResult['rows'];
  readonly market: MarketResult;
  readonly limits: { readonly hhi: readonly number[]; readonly change: readonly number[] };
  readonly provenance: Provenance;
}

function FirmTable({ firms, market, limits, provenance }: FirmTableProps) {
  const points = (share: number): number => share * share * 10_000;
  return (
    <table className="number-table working-table">
      <caption className="visually-hidden">Squared shares by firm</caption>
      <thead>
        <tr>
          <th scope="col">Firm</th>
          {['Share before', 'Points before', 'Share after', 'Points after', 'Change', 'Row'].map((name) => (
            <th key={name} scope="col" className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {firms.map((row) => (
          <tr key={row.firm}>
            <th scope="row">{row.firm}</th>
            <td className="number" title={String(row.before)}>
              {formatShare(row.before)}
            </td>
            <td className="number">{formatPoints(points(row.before))}</td>
            <td className="number" title={String(row.after)}>
              {formatShare(row.after)}
            </td>
            <td className="number">{formatPoints(points(row.after))}</td>
            <td className="number">{row.after === row.before ? <span className="muted">0</span> : signed(points(row.after) - points(row.before))}</td>
            <td className="number muted">{provenance.rowOf(row.firm) ?? ''}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">HHI</th>
          <td />
          <td className="number" title={String(market.before.hhi)}>
            {formatHhi(market.before.hhi, limits.hhi)}
          </td>
          <td />
          <td className="number" title={String(market.after.hhi)}>
            {formatHhi(market.after.hhi, limits.hhi)}
          </td>
          <td className="number" title={String(market.change)}>
            {formatChange(market.change, limits.change)}
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${formatPoints(Math.abs(points))}`;
}
