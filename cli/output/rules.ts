import type { Condition, RuleSet, Scale } from '../../core/rules/rule-set';
import { limitWords } from '../../core/rules/words';
import { left, textTable } from './text-table';
import { wrapped } from './wrapped';

/** One line a rule set. */
export function ruleList(rules: readonly RuleSet[]): string {
  return textTable(
    [left('Id'), left('Jurisdiction'), left('Title'), left('In force'), left('Until'), left('Status')],
    rules.map(({ id, jurisdiction, title, inForce, ended, status, unverified }) => [
      id, jurisdiction, title, inForce, ended ?? '', `${status}${unverified === true ? ', unverified' : ''}`,
    ]),
  );
}

/** A rule set in full: dates, citation, tests with their comparisons, outcomes in the order in which they are tried. */
export function ruleText(rule: RuleSet): string {
  const { id, jurisdiction, title, inForce, ended, status, citation, unverified, note, tests, outcomes, findings, scales } = rule;
  const facts = [
    ['Status', `${status}${unverified === true ? '; not checked against the text itself' : ''}`],
    ['In force', `${inForce}${ended === null ? '' : ` until ${ended}`}`],
    ['Citation', citation],
    ...(note === undefined ? [] : [['Note', note]]),
  ];
  const sections = [
    `${id}: ${jurisdiction}, ${title}\n`,
    facts.map(([name, text]) => wrapped(`${name}: ${text}`, 2, 4)).join(''),
    tests.length === 0 ? '  No tests: no share, HHI or count decides.\n' : `\n${textTable([left('Test'), left('Met if')], tests.map((test) => [test.id, limitWords(test)]))}`,
    ...scales.map((scale) => `\n${textTable([left(scale.id === 'band' ? 'Band' : scale.id), left('If')], bands(scale))}`),
    '\n  Outcomes, the first that holds\n',
    ...outcomes.flatMap(({ id: name, when, label, severity, consequence }) => [
      wrapped(`${name} (${label}; ${severity}): ${when === null ? 'otherwise' : conditionText(when)}`, 4, 6),
      wrapped(consequence, 6, 6),
    ]),
    ...(findings.length === 0 ? [] : ['\n  Findings, each true or false\n', ...findings.map(({ name, when }) => wrapped(`${name}: ${conditionText(when)}`, 4, 6))]),
  ];
  return sections.join('');
}

function bands({ quantity, bands: steps }: Scale): string[][] {
  return steps.map(({ name, below }) => [name, below === null ? 'otherwise' : limitWords({ quantity, ...below })]);
}

/** "hhi and change, or share and change". */
function conditionText(condition: Condition): string {
  if (typeof condition === 'string') return condition;
  if ('not' in condition) return `not ${grouped(condition.not)}`;
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.map((part) => grouped(part)).join('all' in condition ? ' and ' : ' or ');
}

function grouped(condition: Condition): string {
  const text = conditionText(condition);
  const many = typeof condition !== 'string' && !('not' in condition) && ('all' in condition ? condition.all : condition.any).length > 1;
  return many ? `(${text})` : text;
}
