import { Cross, Tick } from '@blueprintjs/icons';
import type { MarketResult } from '../../../core/analysis/results';
import { turnInWords, turnsOf } from '../../../core/report/what-it-takes';
import type { Outcome } from '../../../core/rules/evaluate';
import { reasonOf } from '../../../core/rules/reasons';
import type { RuleSet } from '../../../core/rules/rule-set';
import { VerdictMark } from '../../parts/verdict-mark';
import { passedBy, quantityNames, valueText } from './test-words';
import type { ScenarioView } from './use-scenario';
import { WorkingDepends } from './working-depends';
import { WorkingDistance } from './working-distance';

const signs = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const;

/** Which test of a rule fired, by how much each was passed or missed, what the text says follows, and what would change it. */
export function WorkingRule({ view, rule }: { readonly view: ScenarioView; readonly rule: RuleSet }) {
  const { market } = view;
  const outcome = market?.outcomes.find((one) => one.rule === rule.id);
  const read = market === null || outcome === undefined ? undefined : market.screenedFirms[market.outcomes.indexOf(outcome)];
  return (
    <>
      <h2>
        {rule.jurisdiction}: {rule.title}
      </h2>
      {market === null || outcome === undefined ? (
        <p>No party of this scenario is in this market, so the rule has nothing to read.</p>
      ) : (
        <>
          <WorkingDepends view={view} rule={rule} />
          <p className="working-outcome">
            <VerdictMark severity={outcome.severity} />
            <span>
              <strong>{outcome.label}</strong>
              {reasonOf(rule, outcome) === '' ? '' : `: ${reasonOf(rule, outcome)}`}
            </span>
          </p>
          {read !== undefined && market.deal.buyers.includes(read) && <p>The share is that of {read}, which buys an asset and is screened too.</p>}
          <p>{outcome.consequence}</p>
          <Tests outcome={outcome} />
          {outcome.band !== null && <p>Band: {outcome.band}.</p>}
          {outcome.notTested.map(({ id, reason }) => (
            <p key={id} className="muted">
              Not tested: {reason}
            </p>
          ))}
          <Turns market={market} rule={rule} />
          <WorkingDistance view={view} market={market} rule={rule} />
        </>
      )}
      <p className="muted">
        {rule.citation}. Status: {rule.status}
        {rule.unverified === true ? ', not checked against the text itself' : ''}.{rule.note === undefined ? '' : ` ${rule.note}`}
      </p>
    </>
  );
}

function Tests({ outcome: { tests, distance } }: { readonly outcome: Outcome }) {
  if (tests.length === 0) return null;
  return (
    <table className="number-table working-table">
      <caption className="visually-hidden">Comparisons of the rule</caption>
      <thead>
        <tr>
          <th scope="col">Test</th>
          <th scope="col" className="number">
            Value
          </th>
          <th scope="col">Sign</th>
          <th scope="col" className="number">
            Limit
          </th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {tests.map((test) => (
          <tr key={test.id}>
            <th scope="row">{quantityNames[test.quantity]}</th>
            <td className="number" title={String(test.value)}>
              {valueText(test.quantity, test.value, [test.limit])}
            </td>
            <td>{signs[test.comparison]}</td>
            <td className="number">{valueText(test.quantity, test.limit, [])}</td>
            <td title={String(distance[test.id] ?? 0)}>
              <span className="candidate-outcome">
                {test.met ? <Tick size={12} aria-hidden /> : <Cross size={12} aria-hidden />}
                {passedBy(test)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The nearest values at which the answer changes, each quantity alone. */
function Turns({ market, rule }: { readonly market: MarketResult; readonly rule: RuleSet }) {
  const turns = turnsOf(market, rule);
  if (turns.length === 0) return null;
  return (
    <p>
      All else equal, {turns.map(turnInWords).join('; ')}.
    </p>
  );
}
