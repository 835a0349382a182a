import { formatShare } from '../../../core/format';
import { stepSentence } from '../../../core/deal/scenario';
import { useTables } from '../../state/selectors';
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
  const parties = market.rows.filter(({ role, before }) => (role === 'party' || role === 'merged') && before > 0);
  const later = deal.steps.filter(({ outcome, step }) => outcome.applied && step.type !== 'merge');
  return (
    <>
      <h2>{deal.mergedFirm === null ? 'Share of the largest party' : `Share of ${deal.mergedFirm} after the deal`}</h2>
      <p className="formula">
        {deal.mergedFirm === null ? `${parties[0]?.firm ?? ''}: ` : `${parties.map(({ firm, before }) => `${firm} ${formatShare(before)}`).join(' + ')}${later.length > 0 ? ', then the steps below' : ''} = `}
        {formatShare(market.mergedShare, limitsOf(rules, 'mergedShare'))}
      </p>
      {later.map(({ step }, at) => (
        <p key={at}>{stepSentence(step)}.</p>
      ))}
      {deal.mergedFirm === null && <p className="muted">Nothing merges in this market: fewer than two parties are in it.</p>}
      <p className="muted">
        {provenance.file}: {parties.map(({ firm }) => `${firm} in row ${provenance.rowOf(firm) ?? 'unknown'}`).join(', ')}.
      </p>
    </>
  );
}
