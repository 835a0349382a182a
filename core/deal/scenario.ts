import { z } from 'zod';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import type { Problem } from '../problem';
import { divest } from './divest';
import { merge } from './merge';
import type { Step, StepKind, StepOutcome, StepType } from './step';
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

const kinds: { readonly [T in StepType]: StepKind<Extract<Step, { type: T }>> } = { merge, divest };

function kindOf(step: Step): StepKind<Step> {
  return kinds[step.type] as StepKind<Step>;
}

/** A step in words, without a full stop. */
export function stepSentence(step: Step): string {
  return kindOf(step).sentence(step);
}

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
  for (const step of steps) {
    if (step.muted === true) {
      applied.push({ step, outcome: { applied: false, note: 'muted' }, after });
      continue;
    }
    if (!concerns(step, marketIds)) {
      applied.push({ step, outcome: { applied: false, note: 'confined to other markets' }, after });
      continue;
    }
    const outcome = kindOf(step).apply(after, step);
    if (outcome.applied) {
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
  return { before, after, steps: applied, parties, mergedFirm: mergedFirms[0] ?? mergedNames.at(-1) ?? null, mergedFirms, buyers, problems };
}

/** The firms that the names lead to, each once, by their share. */
function largestFirst(structure: Structure, names: readonly string[]): string[] {
  const positions = [...new Set(names.map((name) => positionOf(structure, name)))].filter((at) => at >= 0);
  positions.sort((a, b) => structure.shares[b]! - structure.shares[a]!);
  return positions.map((at) => structure.firms[at]!);
}
