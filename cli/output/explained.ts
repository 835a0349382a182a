import { formatChange, formatHhi, formatPoints, formatShare, formatSharePoints } from '../../core/format';
import type { ExplainedRule, ExplainedTest, Explanation } from '../explain';
import { left, right, textTable } from './text-table';
import { wrapped } from './wrapped';

/** Firms whose part of the HHI is listed. */
const FIRMS_LISTED = 12;

/** The working of one market: formulas with their numbers, what each firm adds to the HHI, and each rule with its distance. */
export function explanationText({ formulas, contributions, rules }: Explanation): string {
  const listed = contributions.slice(0, FIRMS_LISTED);
  const rest = contributions.length - listed.length;
  return [
    '  Working\n',
    ...formulas.map(({ text }) => wrapped(text, 4, 6)),
    '\n',
    textTable(
      [left('Firm'), right('Share before'), right('Points'), right('Share after'), right('Points'), right('Change')],
      listed.map(({ firm, shareBefore, before, shareAfter, after, change }) => [
        firm, formatShare(shareBefore), formatPoints(before), formatShare(shareAfter), formatPoints(after), change === 0 ? '' : signed(change),
      ]),
    ),
    ...(rest > 0 ? [`  and ${rest} more ${rest === 1 ? 'firm' : 'firms'}\n`] : []),
    ...rules.map((rule) => `\n${ruleText(rule)}`),
  ].join('');
}

function signed(points: number): string {
  return `${points < 0 ? '' : '+'}${formatPoints(points)}`;
}

function ruleText({ rule, title, jurisdiction, label, reason, consequence, tests, notTested, distances, citation, status, unverified, inForce, ended }: ExplainedRule): string {
  return [
    wrapped(`${rule} (${jurisdiction}, ${title}): ${label}${reason === '' ? '.' : `, since ${reason}.`}`, 2, 4),
    wrapped(consequence, 4, 4),
    ...(tests.length === 0 ? [] : [textTable([left('Test'), left(''), left('As it came out'), right('Passed or missed by')], tests.map((test) => [test.id, test.met ? 'met' : 'missed', test.words, margin(test)]))]),
    ...notTested.map(({ id, reason: why }) => wrapped(`${id} was not tested: ${why}`, 4, 6)),
    '    What would change the answer\n',
    ...distances.map(({ sentence }) => wrapped(`- ${sentence}`, 6, 8)),
    wrapped(`Source: ${citation}; ${status}, ${ended === null ? `from ${inForce}` : `${inForce} until ${ended}`}${unverified ? ', not checked against the text itself' : ''}.`, 4, 6),
  ].join('');
}

/** Above 0 where the test was passed by so much, below 0 where it was missed. A tie passes or misses by nothing. */
function margin({ margin: by, unit, value }: ExplainedTest): string {
  if (unit === 'points') return by === 0 ? '0' : Math.abs(by) < 1 ? formatChange(by) : `${by < 0 ? '' : '+'}${formatHhi(by)}`;
  if (unit === 'fraction') return formatSharePoints(by);
  return value > 1e6 ? '' : by.toFixed(2);
}
