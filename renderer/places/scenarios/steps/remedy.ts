import type { Step } from '../../../../core/deal/step';
import { percent } from '../../../../core/deal/words';
import type { Structure } from '../../../../core/market/structure';
import { positionOf } from '../../../../core/market/structure';
import type { Problem } from '../../../../core/problem';
import { mostOf } from './number-range';

/** Field at which a problem of a step stands; those without one stand below the form. */
const fields: Readonly<Record<string, string>> = {
  'party-listed-twice': 'parties',
  'name-taken': 'into',
  'stake-in-itself': 'target',
  'divest-to-itself': 'to',
  'divest-too-large': 'share',
  'transfer-to-itself': 'to',
  'exit-of-part': 'firm',
  'diverts-to-itself': 'diversion',
  'nobody-left': 'diversion',
  'already-in-market': 'firm',
  'takes-from-itself': 'takes',
  'takes-too-much': 'share',
  'partner-listed-twice': 'partners',
  'firm-adjusted-twice': 'shares',
  'shares-above-one': 'shares',
  'shares-below-one': 'shares',
};

export function fieldOfProblem({ code }: Problem): string | null {
  return fields[code] ?? null;
}

/** What a button beside a problem does: its words and the step as it then is. */
export interface Remedy {
  readonly label: string;
  readonly step: Step;
}

/** The remedy that the program can carry out itself, or `null` where the person must choose. `before`: the market when the step applies. */
export function remedyOf(step: Step, { code }: Problem, before: Structure | null): Remedy | null {
  switch (code) {
    case 'divest-too-large': {
      const most = mostOf(step, before);
      return most === null || most <= 0 || (step.type !== 'divest' && step.type !== 'transfer') ? null : { label: `Use ${percent(most)}`, step: { ...step, share: most } };
    }
    case 'party-listed-twice': {
      const once = step.type === 'merge' ? [...new Set(step.parties)] : [];
      return step.type !== 'merge' || once.length < 2 ? null : { label: 'List each once', step: { ...step, parties: once } };
    }
    case 'name-taken': {
      if (step.type !== 'merge') return null;
      const { into: _into, ...rest } = step;
      return { label: `Call it ${step.parties[0]}`, step: rest };
    }
    case 'exit-of-part': {
      const at = step.type === 'exit' && before !== null ? positionOf(before, step.firm) : -1;
      return at < 0 || step.type !== 'exit' ? null : { label: `Let ${before!.firms[at]!} leave`, step: { ...step, firm: before!.firms[at]! } };
    }
    case 'diverts-to-itself':
      return step.type !== 'exit' || step.diversion === undefined || step.diversion === 'proportional' ? null : { label: `Take ${step.firm} out`, step: { ...step, diversion: without(step.diversion, step.firm) } };
    case 'takes-from-itself':
      return (step.type !== 'enter' && step.type !== 'expand') || step.takes === undefined || step.takes === 'proportional' ? null : { label: `Take ${step.firm} out`, step: { ...step, takes: without(step.takes, step.firm) } };
    case 'already-in-market':
      return step.type === 'enter' ? { label: 'Let it expand', step: { ...step, type: 'expand' } } : null;
    case 'shares-above-one':
      return step.type === 'adjust' && step.rest === 'unknown' ? { label: 'Let the others keep proportions', step: { ...step, rest: 'proportional' } } : null;
    case 'shares-below-one':
      return step.type === 'adjust' ? { label: 'Let the rest be unknown', step: { ...step, rest: 'unknown' } } : null;
    case 'partner-listed-twice': {
      if (step.type !== 'partner') return null;
      const seen = new Set([step.firm]);
      const once = step.partners.filter(({ firm }) => !seen.has(firm) && seen.add(firm));
      return once.length === 0 ? null : { label: 'List each once', step: { ...step, partners: once } };
    }
    default:
      return null;
  }
}

function without(parts: Readonly<Record<string, number>>, name: string): Record<string, number> | 'proportional' {
  const { [name]: _gone, ...rest } = parts;
  return Object.keys(rest).length === 0 ? 'proportional' : rest;
}
