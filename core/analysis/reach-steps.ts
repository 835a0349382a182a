import type { Step } from '../deal/step';
import { controls } from '../deal/stake';

/** Firms that come together by a step: whoever leads, who joins, and what the joining ones bring where that is not all they own. */
export interface Joining {
  readonly lead: string;
  readonly members: readonly string[];
  /** Further names under which the firm is known afterwards. */
  readonly alias: readonly string[];
  readonly platforms: readonly string[] | undefined;
}

/** What the steps of a deal do to who owns, opens and closes which platforms; muted steps do nothing. */
export interface AudienceMoves {
  /** Acquisitions, in the order of the steps. */
  readonly acquisitions: readonly Joining[];
  readonly partnerships: readonly Joining[];
  /** Assets that pass to another owner: a platform, or a firm with all that it owns. */
  readonly moved: readonly { readonly asset: string; readonly to: string }[];
  /** Firms that leave, with the platforms that close where that is not all they own. */
  readonly closing: readonly { readonly firm: string; readonly platforms: readonly string[] | undefined }[];
}

/** Whether a step has anything to do with an audience. */
export function touchesAudience(step: Step): boolean {
  switch (step.type) {
    case 'merge':
    case 'partner':
    case 'transfer':
    case 'exit':
      return true;
    case 'stake':
      return controls(step);
    case 'divest':
      return step.platforms !== undefined;
    case 'enter':
    case 'expand':
    case 'adjust':
      return false;
  }
}

export function audienceMoves(steps: readonly Step[]): AudienceMoves {
  const acquisitions: Joining[] = [];
  const partnerships: Joining[] = [];
  const moved: { asset: string; to: string }[] = [];
  const closing: { firm: string; platforms: readonly string[] | undefined }[] = [];
  for (const step of steps) {
    if (step.muted === true || !touchesAudience(step)) continue;
    if (step.type === 'merge') {
      acquisitions.push({ lead: step.parties[0]!, members: step.parties.slice(1), alias: step.into === undefined ? [] : [step.into], platforms: step.platforms });
    } else if (step.type === 'stake') {
      acquisitions.push({ lead: step.acquirer, members: [step.target], alias: [], platforms: step.platforms });
    } else if (step.type === 'partner') {
      partnerships.push({ lead: step.firm, members: step.partners.map(({ firm }) => firm), alias: [], platforms: step.platforms });
    } else if (step.type === 'transfer') {
      moved.push({ asset: step.asset, to: step.to });
      acquisitions.push({ lead: step.to, members: [step.asset], alias: [], platforms: undefined });
    } else if (step.type === 'divest') {
      for (const asset of step.platforms ?? []) {
        moved.push({ asset, to: step.to });
        acquisitions.push({ lead: step.to, members: [asset], alias: [], platforms: undefined });
      }
    } else if (step.type === 'exit') {
      closing.push({ firm: step.firm, platforms: step.platforms });
    }
  }
  return { acquisitions, partnerships, moved, closing };
}

/** The joinings that lead to the firm of the first one; those of other firms have a reach of their own. */
export function connected(joinings: readonly Joining[], names: ReadonlySet<string> = new Set(joinings.slice(0, 1).flatMap(namesIn))): Joining[] {
  const known = new Set(names);
  const joined = new Set<Joining>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const joining of joinings) {
      if (joined.has(joining) || ![joining.lead, ...joining.members].some((name) => known.has(name))) continue;
      joined.add(joining);
      for (const name of namesIn(joining)) known.add(name);
      grown = true;
    }
  }
  return joinings.filter((joining) => joined.has(joining));
}

export function namesIn({ lead, members, alias }: Joining): string[] {
  return [lead, ...members, ...alias];
}
