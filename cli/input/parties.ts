import { namesOf, renamedStep } from '../../core/deal/kinds';
import type { Step } from '../../core/deal/step';
import { isFringeName } from '../../core/market/fringe';
import type { Problem } from '../../core/problem';
import { DataRefused, problem } from '../../core/problem';
import type { Owners } from './owners';
import { quoted } from './share-mapping';

export interface NamedSteps {
  readonly steps: readonly Step[];
  /** Warnings about firms that are in no market, where these are not refused. */
  readonly problems: readonly Problem[];
  /** Names that were read as a firm which is written otherwise. */
  readonly assumptions: readonly string[];
}

export interface NamedFirms {
  readonly firms: readonly string[];
  readonly file: string;
  readonly owners: Owners | null;
  /** Firms that are in no market are left as they are, with a warning. */
  readonly warn?: true;
}

/**
 * Finds the firms of the steps in the data or among the names that an ownership table added up to owners. A name that differs
 * only in its case is read as the firm; a buyer may be new.
 * Throws `DataRefused` for a party that is in no market (misspelt, it would leave the HHI as it is in silence), unless it is to warn.
 */
export function namedSteps(steps: readonly Step[], { firms, file, owners, warn }: NamedFirms): NamedSteps {
  const problems: Problem[] = [];
  const assumptions = new Set<string>();
  const known = [...new Set([...firms, ...(owners === null ? [] : owners.rolledUp().keys())])];
  const find = (name: string): string | null => {
    if (known.includes(name)) return name;
    const alike = known.filter((firm) => firm.toLowerCase() === name.toLowerCase());
    if (alike.length !== 1) return null;
    assumptions.add(`"${name}" is read as the firm "${alike[0]}".`);
    return alike[0]!;
  };
  const party = (name: string): string => {
    const found = find(name);
    if (found === null && !brought.has(name) && !isFringeName(name) && !problems.some(({ message }) => message.includes(`"${name}"`))) {
      problems.push(problem('party-not-in-data', `No firm of ${file} is named "${name}".`, `Its firms are ${quoted(nearest(name, firms), 12)}.`, { file }));
    }
    return found ?? name;
  };
  // A firm that an earlier or later step brings into the market need not be in the file.
  const brought = new Set(steps.flatMap((step) => namesOf(step).flatMap((one) => (one.role === 'new' ? [one.name] : []))));
  const named = steps.map((step): Step => renamedStep(step, (name, role) => (role === 'firm' ? party(name) : role === 'platform' ? name : (find(name) ?? name))));
  if (problems.length > 0 && warn !== true) throw new DataRefused(problems);
  return { steps: named, problems: problems.map((found) => ({ ...found, severity: 'warning' })), assumptions: [...assumptions] };
}

export interface OwnedSteps {
  /** The steps of each period, as many as were given; a merger of firms of one owner is muted. */
  readonly byPeriod: ReadonlyMap<string, { readonly steps: readonly Step[]; readonly notes: readonly string[] }>;
  readonly assumptions: readonly string[];
}

/**
 * The steps with each firm replaced by its ultimate owner in each of the periods. Throws `DataRefused` for a merger of firms
 * that belong to one owner in all of them.
 */
export function ownedSteps(steps: readonly Step[], periods: readonly string[], owners: Owners | null, file: string): OwnedSteps {
  const all = [...new Set(periods)];
  if (owners === null) return { byPeriod: new Map(all.map((period) => [period, { steps, notes: [] }])), assumptions: [] };
  const readAs = new Map<string, string[]>();
  const together = new Map<Step, string[]>();
  const ownerIn = (name: string, period: string): string => {
    const owner = owners.ownerAt(name, period);
    if (owner !== name) {
      const sentence = `"${name}" is read as its owner "${owner}"`;
      readAs.set(sentence, [...new Set([...(readAs.get(sentence) ?? []), period])]);
    }
    return owner;
  };
  const byPeriod = new Map(
    all.map((period) => {
      const notes: string[] = [];
      const own = steps.map((step): Step => {
        const asOwners = renamedStep(step, (name, role) => (role === 'firm' || role === 'new' ? ownerIn(name, period) : name));
        if (step.type !== 'merge' || asOwners.type !== 'merge') return asOwners;
        const parties = [...new Set(asOwners.parties)];
        if (parties.length > 1) return { ...asOwners, parties };
        const sentence = `${quoted(step.parties)} are one firm already, "${parties[0]}"`;
        notes.push(sentence);
        together.set(step, [...(together.get(step) ?? []), sentence]);
        return { ...step, muted: true };
      });
      return [period, { steps: own, notes }] as const;
    }),
  );
  const never = [...together].filter(([, sentences]) => sentences.length === all.length);
  if (never.length > 0) throw new DataRefused(never.map(([, [sentence]]) => problem('parties-of-one-owner', `${sentence}.`, 'Name firms of different owners.', { file })));
  return {
    byPeriod,
    assumptions: [...readAs].map(([sentence, when]) => `${sentence}${when.length === all.length ? '' : ` in ${when.join(', ')}`}.`),
  };
}

/** Firms in the order of how much of the name they share, so that a slip finds its firm first. */
function nearest(name: string, firms: readonly string[]): string[] {
  const pairs = (text: string): Set<string> => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const wanted = pairs(name.toLowerCase());
  const alike = (firm: string): number => {
    const own = pairs(firm.toLowerCase());
    let both = 0;
    for (const pair of own) if (wanted.has(pair)) both++;
    return own.size + wanted.size === 0 ? 0 : (2 * both) / (own.size + wanted.size);
  };
  return firms
    .map((firm) => ({ firm, score: alike(firm) }))
    .sort((a, b) => b.score - a.score)
    .map(({ firm }) => firm);
}
