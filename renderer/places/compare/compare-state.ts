import { create } from 'zustand';
import type { AlignKind } from '../../../core/analysis/compare/names';
import type { OpenedWorkspace } from '../../../core/analysis/compare/opened';
import { keepPerTab } from '../../state/per-tab';

/** Another workspace that is compared with the open one. It is only read. */
export interface OtherWorkspace extends OpenedWorkspace {
  /** What the person says of its names: by kind, the key of its counterpart or `null` for none. */
  readonly corrections: Readonly<Partial<Record<AlignKind, Readonly<Record<string, string | null>>>>>;
}

/** What is compared, and what the figures show. Kept while another place is open; not saved. */
interface CompareChoice {
  /** Ids of cases that are left out. */
  readonly hiddenScenarios: readonly string[];
  readonly hiddenMarkets: readonly string[];
  /** Periods in place of those of the market definitions; none for those. */
  readonly periods: readonly string[];
  readonly others: readonly OtherWorkspace[];
  readonly quantity: 'after' | 'change';
  /** The case whose difference to the baseline is explained; the first where it is not there. */
  readonly explained: string | null;
  readonly explainedQuantity: 'hhi' | 'change' | 'reach';
  /** Rule set of the matrix of definitions; the first chosen one where it is not there. */
  readonly rule: string | null;
}

export const useCompareChoice = keepPerTab(
  create<CompareChoice>()(() => ({ hiddenScenarios: [], hiddenMarkets: [], periods: [], others: [], quantity: 'after', explained: null, explainedQuantity: 'hhi', rule: null })),
);

const toggled = (list: readonly string[], id: string): string[] => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);

export function toggleScenario(id: string): void {
  useCompareChoice.setState(({ hiddenScenarios }) => ({ hiddenScenarios: toggled(hiddenScenarios, id) }));
}

export function toggleMarket(id: string): void {
  useCompareChoice.setState(({ hiddenMarkets }) => ({ hiddenMarkets: toggled(hiddenMarkets, id) }));
}

/** The periods of the market definitions, in place of chosen ones. */
export const AS_DEFINED = '';

export function togglePeriod(period: string): void {
  useCompareChoice.setState(({ periods }) => ({ periods: period === AS_DEFINED ? [] : toggled(periods, period) }));
}

export function chooseCompared(choice: Partial<Pick<CompareChoice, 'quantity' | 'explained' | 'explainedQuantity' | 'rule'>>): void {
  useCompareChoice.setState(choice);
}

export function addOther(other: OpenedWorkspace): void {
  useCompareChoice.setState(({ others }) => ({ others: [...others, { ...other, corrections: {} }] }));
}

export function removeOther(key: string): void {
  useCompareChoice.setState(({ others }) => ({ others: others.filter((other) => other.key !== key) }));
}

/** Pairs a name of another workspace with one of the open one, or with none; `undefined` takes it back. */
export function correctName(key: string, kind: AlignKind, name: string, to: string | null | undefined): void {
  useCompareChoice.setState(({ others }) => ({
    others: others.map((other) => {
      if (other.key !== key) return other;
      const { [name]: _before, ...rest } = other.corrections[kind] ?? {};
      return { ...other, corrections: { ...other.corrections, [kind]: to === undefined ? rest : { ...rest, [name]: to } } };
    }),
  }));
}
