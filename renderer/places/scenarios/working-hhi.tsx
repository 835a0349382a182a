import type { MarketResult } from '../../../core/analysis/results';
import { formatChange, formatHhi, formatLevel, formatPoints, formatShare } from '../../../core/format';
import { useTables } from '../../state/selectors';
import { limitsOf } from './limits';
import { provenanceOf } from './provenance';
import type { ScenarioView } from './use-scenario';

/** Firms whose squares are written out in the formula; the rest stands in the table. */
const WRITTEN_OUT = 4;

/** The HHI as a sum of squares, before and after, firm by firm with the row of the file behind each share. */
export function WorkingHhi({ view }: { readonly view: ScenarioView }) {
  const tables = useTables();
  const { market, document, definition, rules } = view;
  if (market === null || definition === null) return <p>There are no rows for this market, so there is nothing to compute.</p>;
  const provenance = provenanceOf(document, tables, definition);
  const limits = limitsOf(rules, 'postHhi');
  const firms = market.rows.filter(({ role }) => role !== 'fringe' && role !== 'unknown');
  const points = (share: number): string => formatPoints(share * share * 10_000);
  return (
    <>
      <h2>HHI: the sum of squared shares, in points</h2>
      <p className="formula">
        HHI before = 10,000 × ({writtenOut(firms.map(({ before }) => before))}) = {formatHhi(market.before.hhi, limits)}
      </p>
      <p className="formula">
        HHI after = 10,000 × ({writtenOut(firms.map(({ after }) => after))}) = {formatHhi(market.after.hhi, limits)}
      </p>
      <p className="formula">{changeFormula(market, limitsOf(rules, 'delta'))}</p>
      <p className="muted">
        Fringe and unknown part count in the total and add nothing to the HHI. What they could hide: {formatHhi(market.after.hhiLow, limits)} to{' '}
        {formatHhi(market.after.hhiHigh, limits)} after the deal; the parties' change does not depend on it. Rows are lines of {provenance.file}.
      </p>
      <table className="number-table working-table">
        <caption className="visually-hidden">Squared shares by firm</caption>
        <thead>
          <tr>
            <th scope="col">Firm</th>
            <th scope="col" className="number">
              Share before
            </th>
            <th scope="col" className="number">
              Points before
            </th>
            <th scope="col" className="number">
              Share after
            </th>
            <th scope="col" className="number">
              Points after
            </th>
            <th scope="col" className="number">
              Row
            </th>
          </tr>
        </thead>
        <tbody>
          {firms.map((row) => (
            <tr key={row.firm}>
              <th scope="row">{row.firm}</th>
              <td className="number" title={String(row.before)}>
                {formatShare(row.before)}
              </td>
              <td className="number">{points(row.before)}</td>
              <td className="number" title={String(row.after)}>
                {formatShare(row.after)}
              </td>
              <td className="number">{points(row.after)}</td>
              <td className="number muted">{provenance.rowOf(row.firm) ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function writtenOut(shares: readonly number[]): string {
  const present = shares.filter((share) => share > 0).sort((a, b) => b - a);
  const terms = present.slice(0, WRITTEN_OUT).map((share) => `${formatLevel(share)}²`);
  const more = present.length - terms.length;
  return [...terms, ...(more > 0 ? [`${more} more`] : [])].join(' + ') || '0';
}

function changeFormula({ deal, change }: MarketResult, limits: readonly number[]): string {
  const shares = deal.parties.map((party) => deal.before.shares[deal.before.firms.indexOf(party)] ?? 0);
  const applied = deal.steps.filter(({ outcome }) => outcome.applied);
  const result = formatChange(change, limits);
  if (applied.length === 0) return 'Change = 0: no step changes this market';
  if (applied.length === 1 && shares.length === 2) return `Change = 2 × ${formatLevel(shares[0]!)} × ${formatLevel(shares[1]!)} × 10,000 = ${result}`;
  if (applied.length === 1 && shares.length > 2) {
    return `Change = 10,000 × ((${shares.map(formatLevel).join(' + ')})² − ${shares.map((share) => `${formatLevel(share)}²`).join(' − ')}) = ${result}`;
  }
  return `Change = HHI after − HHI before, from full-precision shares = ${result}`;
}
