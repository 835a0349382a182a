import type { MarketResult } from '../../../core/analysis/results';
import type { Interest } from '../../../core/deal/kind';
import { percent } from '../../../core/deal/words';
import { formatChange, formatHhi, formatPoints, formatShare } from '../../../core/format';
import './beside-hhi.css';
import { limitsOf } from './limits';
import type { ScenarioView } from './use-scenario';

const interestWords: Readonly<Record<Interest['kind'], string>> = { silent: 'stake without control', control: 'stake with control', commission: 'commission' };

/** What stands beside the HHI and is not read against its thresholds: incentives of stakes and commissions, and the market on its old base. */
export function BesideHhi({ view }: { readonly view: ScenarioView }) {
  const { market } = view;
  if (market === null || (market.incentives === null && market.oldBase === null)) return null;
  return (
    <section className="beside-hhi" aria-label="Beside the HHI" data-testid="beside-hhi">
      {market.incentives !== null && <IncentivesPart market={market} />}
      {market.oldBase !== null && <OldBasePart view={view} market={market} />}
    </section>
  );
}

function IncentivesPart({ market }: { readonly market: MarketResult }) {
  const { mhhiDelta, interests, approximate } = market.incentives!;
  // One precision for the sum and its parts, so that they add up as shown.
  const shown = (points: number): string => (points === 0 || Math.abs(mhhiDelta) >= 10 ? formatChange(Math.round(points)) : `${points < 0 ? '−' : '+'}${formatPoints(Math.abs(points))}`);
  return (
    <div>
      <h2>Incentives</h2>
      <p>
        MHHI change{' '}
        <strong className="number" title={String(mhhiDelta)}>
          {shown(mhhiDelta)}
        </strong>{' '}
        beside an HHI change of <span title={String(market.change)}>{formatChange(market.change)}</span>
        {approximate ? ', an approximation: a commission is read as a silent stake of its rate' : ''}. No HHI threshold is read against it.
      </p>
      <table className="number-table beside-table">
        <caption className="visually-hidden">Stakes and commissions</caption>
        <tbody>
          {interests.map(({ kind, holder, firm, rate, delta }, at) => (
            <tr key={at}>
              <th scope="row">
                {holder} in {firm}
              </th>
              <td>
                {interestWords[kind]} of {percent(rate)}
              </td>
              <td className="number" title={String(delta)}>
                {shown(delta)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OldBasePart({ view, market }: { readonly view: ScenarioView; readonly market: MarketResult }) {
  const { hhi, shares } = market.oldBase!;
  const { size, after } = market.deal;
  const limits = limitsOf(view.rules, 'postHhi');
  const shown = after.firms.map((firm, at) => ({ firm, now: after.shares[at]!, old: shares[firm] ?? 0 })).sort((a, b) => b.now - a.now).slice(0, 3);
  return (
    <div>
      <h2>{size < 1 ? 'A smaller market' : 'A larger market'}</h2>
      <p>
        {formatShare(Math.abs(1 - size))} of the market {size < 1 ? 'leaves it' : 'is new demand'}. All shares and the HHI are of the {size < 1 ? 'smaller' : 'larger'} market; beside them the same firms as parts of the market before the deal.
      </p>
      <table className="number-table beside-table">
        <caption className="visually-hidden">On the new and the old base</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" className="number">
              New base
            </th>
            <th scope="col" className="number">
              Old base
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">HHI</th>
            <td className="number" title={String(market.after.hhi)}>
              {formatHhi(market.after.hhi, limits)}
            </td>
            <td className="number" title={String(hhi)}>
              {formatHhi(hhi, limits)}
            </td>
          </tr>
          {shown.map(({ firm, now, old }) => (
            <tr key={firm}>
              <th scope="row">{firm}</th>
              <td className="number" title={String(now)}>
                {formatShare(now)}
              </td>
              <td className="number" title={String(old)}>
                {formatShare(old)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
