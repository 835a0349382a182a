import type { Step } from '../../core/deal/step';
import type { Problem } from '../../core/problem';
import { DataRefused, problem } from '../../core/problem';
import { quoted } from './share-mapping';

export interface NamedSteps {
  readonly steps: readonly Step[];
  /** Names that were read as a firm which is written otherwise. */
  readonly assumptions: readonly string[];
}

export interface NamedFirms {
  readonly firms: readonly string[];
  readonly file: string;
  /** Names that an ownership table added up to other owners. */
  readonly rolledUp?: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Finds the firms of the steps in the data. A name that differs only in its case is read as the firm, one that was
 * added up to its owner as that owner; a buyer may be new.
 * Throws `DataRefused` for a party that is in no market: misspelt, it would leave the HHI as it is in silence.
 */
export function namedSteps(steps: readonly Step[], { firms, file, rolledUp = new Map() }: NamedFirms): NamedSteps {
  const problems: Problem[] = [];
  const assumptions = new Set<string>();
  const find = (name: string): string | null => {
    if (firms.includes(name)) return name;
    const owners = [...(rolledUp.get(name) ?? [])];
    if (owners.length === 1) {
      assumptions.add(`"${name}" is read as its owner "${owners[0]}".`);
      return owners[0]!;
    }
    if (owners.length > 1) {
      problems.push(problem('party-changes-owner', `"${name}" belongs to ${quoted(owners)} in different periods.`, 'Name the owner, and choose periods with --only-period.', { file }));
      return name;
    }
    const alike = firms.filter((firm) => firm.toLowerCase() === name.toLowerCase());
    if (alike.length !== 1) return null;
    assumptions.add(`"${name}" is read as the firm "${alike[0]}".`);
    return alike[0]!;
  };
  const party = (name: string): string => {
    const found = find(name);
    if (found === null && !problems.some(({ message }) => message.includes(`"${name}"`))) {
      problems.push(problem('party-not-in-data', `No firm of ${file} is named "${name}".`, `Its firms are ${quoted(nearest(name, firms), 12)}.`, { file }));
    }
    return found ?? name;
  };
  const named = steps.map((step): Step =>
    step.type === 'merge' ? { ...step, parties: step.parties.map(party) } : { ...step, from: party(step.from), to: find(step.to) ?? step.to },
  );
  named.forEach((step, i) => {
    const given = steps[i]!;
    if (problems.length > 0 || step.type !== 'merge' || given.type !== 'merge') return;
    const twice = step.parties.findIndex((name, at) => step.parties.indexOf(name) < at);
    if (twice < 0) return;
    const same = given.parties.filter((_, at) => step.parties[at] === step.parties[twice]);
    problems.push(problem('parties-of-one-owner', `${quoted(same)} are one firm already: "${step.parties[twice]}".`, 'Name firms of different owners.', { file }));
  });
  if (problems.length > 0) throw new DataRefused(problems);
  return { steps: named, assumptions: [...assumptions] };
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
