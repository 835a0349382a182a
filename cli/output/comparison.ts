import { definitionCell, definitionSweep } from '../../core/analysis/compare/definition-sweep';
import type { ComparedCase, ComparedMarket } from '../../core/analysis/compare/comparison';
import type { Explained } from '../../core/analysis/compare/explain';
import { explain } from '../../core/analysis/compare/explain';
import { differingInputs, inputInWords } from '../../core/analysis/compare/inputs';
import { limitInWords, marginInWords } from '../../core/analysis/compare/margin-words';
import type { Metric } from '../../core/analysis/compare/metrics';
import { bestAndWorst, metrics } from '../../core/analysis/compare/metrics';
import { formatChange, formatCount, formatHhi, formatShare, formatSharePoints } from '../../core/format';
import type { RuleSet } from '../../core/rules/rule-set';
import type { ComparisonResult } from '../compare-document';
import { left, right, textTable } from './text-table';

/** A comparison for a person: metrics of one market, outcomes, what differs and what explains it, and every market definition. */
export function comparisonText(result: ComparisonResult): string {
  const { comparison, market } = result;
  const { cases, rules } = comparison;
  const name = comparison.markets.find(({ id }) => id === market)?.name;
  const legend = cases.map((one, i) => `${letter(i)}  ${one.label}${one.isBaseline ? ` (baseline, ${one.of.workspace.label})` : ''}\n`).join('');
  return [
    legend,
    ...(name === undefined ? ['No market is defined.\n'] : [`${name}\n${metricTable(cases, market!, rules)}${outcomeTable(cases, market!, rules)}`]),
    ...cases.slice(1).map((one, i) => differencesText(cases[0]!, one, i + 1, market)),
    ...(comparison.markets.length > 1 ? rules.map((rule) => definitionsText(result, rule)) : []),
    ...alignmentText(result),
  ].join('\n');
}

/** A, B, … Z, A1, … */
function letter(at: number): string {
  return `${String.fromCharCode(65 + (at % 26))}${at < 26 ? '' : Math.floor(at / 26)}`;
}

function metricTable(cases: readonly ComparedCase[], market: string, rules: readonly RuleSet[]): string {
  const compared = cases.map((one) => one.markets.find(({ id }) => id === market)!);
  const rows = metrics
    .filter(({ id }) => compared.some((one) => one.metrics[id] !== null))
    .map((metric): string[] => {
      const values = compared.map((one) => one.metrics[metric.id]);
      const { best, worst } = bestAndWorst(values, metric.worse);
      return [metric.label, ...compared.map((one, i) => cell(metric, one, rules, best.includes(i) ? ' best' : worst.includes(i) ? ' worst' : ''))];
    });
  return textTable([left(''), ...cases.map((_, i) => right(letter(i)))], rows);
}

function cell(metric: Metric, { metrics: own, differences, crossings }: ComparedMarket, rules: readonly RuleSet[], mark: string): string {
  const value = own[metric.id];
  if (value === null) return '-';
  const difference = differences[metric.id];
  const crossed = crossings.some(({ quantity }) => quantity === metric.quantity) ? ' !' : '';
  const limits = rules.flatMap(({ tests }) => tests.filter(({ quantity }) => quantity === metric.quantity).map(({ limit }) => limit));
  return `${shown(metric, value, limits)}${difference === null || difference === 0 ? '' : ` (${shownDifference(metric, difference)})`}${crossed}${mark}`;
}

function shown({ format }: Pick<Metric, 'format'>, value: number, limits: readonly number[] = []): string {
  return format === 'hhi' ? formatHhi(value, limits) : format === 'change' ? formatChange(value, limits) : format === 'share' ? formatShare(value, limits) : formatCount(value);
}

function shownDifference({ format }: Metric, difference: number): string {
  if (format === 'share') return formatSharePoints(difference);
  return format === 'count' ? `${difference > 0 ? '+' : '−'}${formatCount(Math.abs(difference))}` : formatChange(difference);
}

function outcomeTable(cases: readonly ComparedCase[], market: string, rules: readonly RuleSet[]): string {
  const compared = cases.map((one) => one.markets.find(({ id }) => id === market)!);
  const rows = rules.map(({ id }) => [id, ...compared.map(({ result, turned }) => `${result?.outcomes.find(({ rule }) => rule === id)?.label ?? 'not screened'}${turned[id] === undefined ? '' : `, ${turned[id]}`}`)]);
  const crossed = compared.flatMap(({ crossings }, i) => crossings.map(({ rule, quantity, limit, beyond }) => `  ! ${letter(i)} is ${beyond ? 'beyond' : 'no longer beyond'} the limit of ${limitInWords(quantity, limit)} in ${rule}\n`));
  return rows.length === 0 ? '' : `\n${textTable([left('Rule set'), ...cases.map((_, i) => left(letter(i)))], rows)}${crossed.join('')}`;
}

function differencesText(base: ComparedCase, one: ComparedCase, at: number, market: string | null): string {
  const { explained, missing } = explain(base.of, one.of, market ?? '');
  const inputs = differingInputs([base.of, one.of]).filter(({ area }) => area !== 'steps');
  return [
    `${letter(at)} against ${letter(0)}: what differs, and what it explains\n`,
    ...explained.map((found) => explainedText(found)),
    ...missing.map(({ quantity, reason }) => `  ${words[quantity]}: ${reason}\n`),
    ...inputs.map(({ label, values }) => `  ${label}: ${inputInWords(values[0])} → ${inputInWords(values[1])}\n`),
  ].join('');
}

const words: Readonly<Record<Explained['quantity'], string>> = { hhi: 'HHI', change: 'Change in HHI', reach: 'Reach' };

function explainedText({ quantity, total, differences, parts, orders }: Explained): string {
  if (differences.length === 0) return '';
  const points = quantity === 'reach' ? formatSharePoints : (value: number) => formatChange(Math.abs(value) < 1e-7 ? 0 : value);
  const rows = parts.map(({ shapley, standardError, fromBaseline, fromOther }, i) => [
    differences[i]!.words, `${points(shapley)}${standardError === null ? '' : ` ± ${points(standardError).replace('+', '')}`}`, points(fromBaseline), points(fromOther),
  ]);
  const heading = `${words[quantity]} ${points(total)}${orders === null ? '' : ` (mean of ${orders} orders drawn, with its standard error)`}`;
  return textTable([left(heading), right('explains'), right('alone'), right('last')], rows);
}

function definitionsText({ comparison: { cases } }: ComparisonResult, rule: RuleSet): string {
  const swept = definitionSweep(cases.map(({ of }) => of), cases[0]!.of.workspace.document.markets, rule);
  const rows = swept.definitions.map(({ name }, d) => [
    name,
    ...cases.map((_, at) => {
      const found = definitionCell(swept, at, d);
      if (found === null) return 'no data';
      if (found.outcome === null) return 'not screened';
      const distance = found.margin === null ? '' : ` (${marginInWords(found.margin)})`;
      return `${found.outcome.label}${distance}`;
    }),
  ]);
  return `${rule.id} over the market definitions; in brackets by how much its harshest answer is met or missed\n${textTable([left('Market'), ...cases.map((_, i) => left(letter(i)))], rows)}`;
}

function alignmentText({ alignments }: ComparisonResult): string[] {
  return [...alignments].flatMap(([workspace, { names, onlyBase }]) => {
    const paired = names.filter(({ how, base }) => how !== 'same' && base !== null).map(({ kind, other, base, how }) => `  ${kind} "${other.name}" is "${base!.name}"${how === 'person' ? ', as told' : ', but for case and spacing'}\n`);
    const alone = names.filter(({ base }) => base === null).map(({ kind, other, how }) => `  ${kind} "${other.name}" has no counterpart${how === 'ambiguous' ? ': several are alike' : ''}\n`);
    const lacking = onlyBase.map(({ kind, name }) => `  ${kind} "${name.name}" of the baseline has no counterpart\n`);
    const lines = [...paired, ...alone, ...lacking];
    return lines.length === 0 ? [] : [`Names of ${workspace}\n${lines.join('')}`];
  });
}
