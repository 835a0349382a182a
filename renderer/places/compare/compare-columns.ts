import type { ComparedMarket } from '../../../core/analysis/compare/comparison';
import type { Metric, MetricId } from '../../../core/analysis/compare/metrics';
import { metrics } from '../../../core/analysis/compare/metrics';
import type { FigureColumn } from '../../../core/figures/figure';
import type { RuleSet } from '../../../core/rules/rule-set';
import { limitsOf } from '../scenarios/limits';

/** A column of numbers in the comparison by market. */
export interface CompareColumn {
  /** Heads the columns that belong together: "HHI". */
  readonly group: string;
  readonly name: string;
  readonly title: string;
  readonly metric: Metric;
  readonly kind: 'before' | 'value' | 'difference';
  readonly format: FigureColumn['format'];
}

const ofMetric = (id: MetricId): Metric => metrics.find((metric) => metric.id === id)!;

export const compareColumns: readonly CompareColumn[] = [
  { group: 'HHI', name: 'Before', title: 'HHI before the deal', metric: ofMetric('hhi'), kind: 'before', format: 'hhi' },
  { group: 'HHI', name: 'After', title: 'HHI after the deal', metric: ofMetric('hhi'), kind: 'value', format: 'hhi' },
  { group: 'HHI', name: 'Change by the deal', title: 'HHI after the deal less before it', metric: ofMetric('change'), kind: 'value', format: 'change' },
  { group: 'HHI', name: 'Less baseline', title: 'HHI after the deal less that of the baseline', metric: ofMetric('hhi'), kind: 'difference', format: 'change' },
  { group: 'Share of the merged firm', name: 'After', title: 'Share of the merged firm after the deal', metric: ofMetric('mergedShare'), kind: 'value', format: 'share' },
  { group: 'Share of the merged firm', name: 'Less baseline', title: 'That share less the share of the same firm in the baseline', metric: ofMetric('mergedShare'), kind: 'difference', format: 'points' },
  { group: 'CR4', name: 'After', title: 'Share of the four largest firms after the deal', metric: ofMetric('cr4'), kind: 'value', format: 'share' },
  { group: 'CR4', name: 'Less baseline', title: 'CR4 after the deal less that of the baseline', metric: ofMetric('cr4'), kind: 'difference', format: 'points' },
];

/** The number of a case in a column, or `null`. */
export function numberIn({ kind, metric }: CompareColumn, { result, metrics: own, differences }: ComparedMarket, isBaseline: boolean): number | null {
  if (kind === 'before') return result?.before.hhi ?? null;
  if (kind === 'value') return own[metric.id];
  return isBaseline ? null : differences[metric.id];
}

/** Limits that the rounding of a column must not cross. */
export function limitsIn({ kind, metric }: CompareColumn, rules: readonly RuleSet[]): number[] {
  if (kind === 'difference' || metric.quantity === null) return [];
  return limitsOf(rules, kind === 'before' ? 'preHhi' : metric.quantity);
}
