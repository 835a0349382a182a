import { Cross, Tick } from '@blueprintjs/icons';
import type { TestResult } from '../../../core/rules/evaluate';
import { formatChange, formatHhi, formatLevel, formatShare, formatSharePoints } from '../../../core/format';
import type { Quantity, RuleSet } from '../../../core/rules/rule-set';
import { reasonOf } from '../../../core/rules/reasons';
import { VerdictMark } from '../../parts/verdict-mark';
import type { ScenarioView } from './use-scenario';

const quantityNames: Readonly<Record<Quantity, string>> = {
  postHhi: 'HHI after',
  preHhi: 'HHI before',
  delta: 'Change in HHI',
  mergedShare: 'Merged share',
  top3Share: 'Share of the three largest firms',
  top5Share: 'Share of the five largest firms',
  leaderShare: "Leading firm's share",
  leaderOverSecond: 'Leading firm over the second',
  partnerShare: "Other party's share",
};

const signs = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const;

/** Each comparison of a rule with its value, sign, limit and distance, and what the text says follows. */
export function WorkingRule({ view: { market }, rule }: { readonly view: ScenarioView; readonly rule: RuleSet }) {
  const outcome = market?.outcomes.find((one) => one.rule === rule.id);
  return (
    <>
      <h2>
        {rule.jurisdiction}: {rule.title}
      </h2>
      {outcome === undefined ? (
        <p>No party of this scenario is in this market, so the rule has nothing to read.</p>
      ) : (
        <>
          <p className="working-outcome">
            <VerdictMark severity={outcome.severity} />
            <span>
              <strong>{outcome.label}</strong>
              {reasonOf(rule, outcome) === '' ? '' : `: ${reasonOf(rule, outcome)}`}
            </span>
          </p>
          <p>{outcome.consequence}</p>
          {outcome.tests.length > 0 && (
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
                  <th scope="col">Met</th>
                  <th scope="col" className="number">
                    Distance
                  </th>
                </tr>
              </thead>
              <tbody>
                {outcome.tests.map((test) => (
                  <tr key={test.id}>
                    <th scope="row">{quantityNames[test.quantity]}</th>
                    <td className="number" title={String(test.value)}>
                      {valueText(test, test.value, [test.limit])}
                    </td>
                    <td>{signs[test.comparison]}</td>
                    <td className="number">{valueText(test, test.limit, [])}</td>
                    <td>
                      <span className="candidate-outcome">
                        {test.met ? <Tick size={12} aria-hidden /> : <Cross size={12} aria-hidden />}
                        {test.met ? 'yes' : 'no'}
                      </span>
                    </td>
                    <td className="number" title={String(outcome.distance[test.id] ?? 0)}>
                      {distanceText(test)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {outcome.band !== null && <p>Band: {outcome.band}.</p>}
          {outcome.notTested.map(({ id, reason }) => (
            <p key={id} className="muted">
              Not tested: {reason}
            </p>
          ))}
        </>
      )}
      <p className="muted">
        {rule.citation}. Status: {rule.status}
        {rule.unverified === true ? ', not checked against the text itself' : ''}.{rule.note === undefined ? '' : ` ${rule.note}`}
      </p>
    </>
  );
}

function valueText({ quantity }: TestResult, value: number, limits: readonly number[]): string {
  if (quantity === 'postHhi' || quantity === 'preHhi') return formatHhi(value, limits);
  if (quantity === 'delta') return value < 0 ? formatChange(value, limits) : formatHhi(value, limits);
  if (quantity === 'leaderOverSecond') return value > 1e6 ? 'no second firm' : formatLevel(value);
  return formatShare(value, limits);
}

/** Value less limit with its sign, in the unit of the quantity. */
function distanceText({ quantity, value, limit }: TestResult): string {
  const distance = value - limit;
  if (quantity === 'leaderOverSecond') return Math.abs(distance) > 1e6 ? '–' : formatLevel(distance);
  return quantity === 'postHhi' || quantity === 'preHhi' || quantity === 'delta' ? formatChange(distance) : formatSharePoints(distance);
}
