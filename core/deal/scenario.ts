import { z } from 'zod';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import type { Problem } from '../problem';
import type { Interest, StepOutcome } from './kind';
import { kindOf } from './kinds';
import { isSince } from './since';
import type { Step } from './step';
import { stepSchema } from './step';

/** An ordered list of steps with a name. A scenario without steps is the status quo. */
export const scenarioSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** What is bought or sold in words, and what is fact, estimate or assumption. */
  note: z.string().default(''),
  steps: z.array(stepSchema),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** Whether a step is meant for a market, which is known by its definition's id and its name. */
export function concerns(step: Step, marketIds: readonly string[]): boolean {
  return step.markets === undefined || step.markets.some((market) => marketIds.includes(market));
}

export interface AppliedStep {
  readonly step: Step;
  readonly outcome: StepOutcome;
  /** The market after this step (unchanged where it did not apply). */
  readonly after: Structure;
}

export interface DealInMarket {
  readonly before: Structure;
  readonly after: Structure;
  readonly steps: readonly AppliedStep[];
  /** Names of the merging firms that are in this market before the deal, in order of the steps. */
  readonly parties: readonly string[];
  /** The merged firm's name after the deal (the largest, where firms merge apart), or `null` without a merger here. */
  readonly mergedFirm: string | null;
  /** All merged firms that are still in the market, largest first. */
  readonly mergedFirms: readonly string[];
  /** Firms that bought a divested asset here. */
  readonly buyers: readonly string[];
  /** Stakes and commissions that the steps bring, as they were when each step applied. */
  readonly interests: readonly Interest[];
  /** Size of the market after the deal relative to that before it. */
  readonly size: number;
  readonly problems: readonly Problem[];
}

/** Applies the steps in turn to one market. A step that cannot be applied is kept, marked, and does not stop the others. */
export function applySteps(before: Structure, steps: readonly Step[], marketIds: readonly string[] = [before.market]): DealInMarket {
  let after = before;
  const applied: AppliedStep[] = [];
  const parties: string[] = [];
  const buyers: string[] = [];
  const problems: Problem[] = [];
  const mergedNames: string[] = [];
  const interests: Interest[] = [];
  let size = 1;
  for (const step of steps) {
    if (step.muted === true) {
      applied.push({ step, outcome: { applied: false, note: 'muted' }, after });
      continue;
    }
    if (!concerns(step, marketIds)) {
      applied.push({ step, outcome: { applied: false, note: 'confined to other markets' }, after });
      continue;
    }
    if (!isSince(before.period, step.since)) {
      applied.push({ step, outcome: { applied: false, note: `applies from ${step.since} on` }, after });
      continue;
    }
    const outcome = kindOf(step).apply(after, step);
    if (outcome.applied) {
      interests.push(...(outcome.interests ?? []));
      size *= outcome.size ?? 1;
      for (const party of outcome.merger?.parties ?? []) {
        if (before.firms.includes(party) && !parties.includes(party)) parties.push(party);
      }
      if (outcome.merger !== undefined) mergedNames.push(outcome.merger.into);
      if (outcome.buyer !== undefined && !buyers.includes(outcome.buyer)) buyers.push(outcome.buyer);
      after = outcome.structure;
    } else if ('problem' in outcome) {
      problems.push(outcome.problem);
    } else {
      after = outcome.structure ?? after;
    }
    applied.push({ step, outcome, after });
  }
  const mergedFirms = largestFirst(after, mergedNames);
  return { before, after, steps: applied, parties, mergedFirm: mergedFirms[0] ?? mergedNames.at(-1) ?? null, mergedFirms, buyers, interests, size, problems };
}

/** Whether all that moves shares here is one merger of whole firms. */
export function isPlainMerger({ steps }: Pick<DealInMarket, 'steps'>): boolean {
  const moving = steps.flatMap(({ outcome }) => (outcome.applied && outcome.transfers.length > 0 ? [outcome] : []));
  return moving.length === 1 && moving[0]!.merger !== undefined && moving[0]!.transfers.every(({ share }) => share === 'all');
}

/** The firms that the names lead to, each once, by their share. */
function largestFirst(structure: Structure, names: readonly string[]): string[] {
  const positions = [...new Set(names.map((name) => positionOf(structure, name)))].filter((at) => at >= 0);
  positions.sort((a, b) => structure.shares[b]! - structure.shares[a]!);
  return positions.map((at) => structure.firms[at]!);
}
