import { formatShare } from '../../../core/format';
import { stepSentence } from '../../../core/deal/kinds';
import { Maths } from '../../parts/maths';
import { useTables } from '../../state/selectors';
import { partyShares, shareFormula } from './formulas';
import { limitsOf } from './limits';
import { provenanceOf } from './provenance';
import type { ScenarioView } from './use-scenario';

/** The merged share as the sum of the parties' shares and what the later steps took or gave. */
export function WorkingShare({ view }: { readonly view: ScenarioView }) {
  const tables = useTables();
  const { market, document, definition, rules } = view;
  if (market === null || definition === null || market.mergedShare === null) return <p>No party of this scenario is in this market.</p>;
  const provenance = provenanceOf(document, tables, definition);
  const { deal } = market;
  const formula = shareFormula(market, limitsOf(rules, 'mergedShare'));
  const alone = market.rows.filter(({ role, before }) => role === 'party' && before > 0).map(({ firm, before }) => ({ firm, share: before }));
  const parties = formula === null ? alone : partyShares(market);
  const later = deal.steps.filter(({ outcome }) => outcome.applied && outcome.transfers.length > 0 && outcome.merger === undefined);
  return (
    <>
      <h2>{deal.mergedFirm === null ? 'Share of the largest party' : `Share of ${deal.mergedFirm} after the deal`}</h2>
      {formula === null ? (
        <p>
          Nothing merges in this market, where fewer than two parties are. {alone[0]?.firm ?? 'The party'} has {formatShare(market.mergedShare, limitsOf(rules, 'mergedShare'))}.
        </p>
      ) : (
        <Maths block latex={formula.latex} label={formula.label} />
      )}
      {later.map(({ step }, at) => (
        <p key={at}>{stepSentence(step)}.</p>
      ))}
      <table className="number-table working-table">
        <caption className="visually-hidden">Shares of the parties before the deal</caption>
        <thead>
          <tr>
            <th scope="col">Party</th>
            <th scope="col" className="number">
              Share before
            </th>
            <th scope="col" className="number">
              Row
            </th>
          </tr>
        </thead>
        <tbody>
          {parties.map(({ firm, share }) => (
            <tr key={firm}>
              <th scope="row">{firm}</th>
              <td className="number" title={String(share)}>
                {formatShare(share)}
              </td>
              <td className="number muted">{provenance.rowOf(firm) ?? 'unknown'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">Rows are lines of {provenance.file}.</p>
    </>
  );
}
