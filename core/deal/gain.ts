import type { Structure } from '../market/structure';
import { problem } from '../problem';
import type { StepOutcome } from './kind';
import { GIVEN_IN_FULL, moveShares } from './move-shares';
import type { Split } from './split';
import { partsOf, sideOf, takeFrom } from './split';
import { percent } from './words';

/** A firm gains `share` of the market as it stands, from the others in proportion or by fractions; what fractions leave is new demand. */
export function gain(structure: Structure, firm: string, share: number, split: Split, words: string): StepOutcome {
  if (split === 'proportional') {
    const own = structure.shares[structure.firms.indexOf(firm)] ?? 0;
    const others = structure.shares.reduce((all, held) => all + held, 0) + structure.fringe + structure.unknown - own;
    if (share > others - GIVEN_IN_FULL) return tooMuch(words, `the others hold ${percent(others)} of ${structure.market}`);
  } else {
    const wanted = new Map<string, number>();
    for (const [name, fraction] of partsOf(split)) {
      const side = sideOf(structure, name);
      if (side === firm) return { applied: false, problem: problem('takes-from-itself', `"${words}" takes from ${firm} itself.`, `Take ${name} out of the fractions.`) };
      const giver = typeof side === 'string' ? side : 'Fringe';
      wanted.set(giver, (wanted.get(giver) ?? 0) + share * fraction);
    }
    for (const [giver, amount] of wanted) {
      const held = giver === 'Fringe' && !structure.firms.includes(giver) ? structure.fringe : (structure.shares[structure.firms.indexOf(giver)] ?? 0);
      if (amount > held + GIVEN_IN_FULL) return tooMuch(words, `${giver} holds ${percent(held)} of ${structure.market} and would have to give ${percent(amount)}`);
    }
  }
  const transfers = takeFrom(structure, firm, share, split);
  const { structure: after, size } = moveShares(structure, transfers);
  return {
    applied: true,
    structure: after,
    transfers,
    ...(size === 1 ? {} : { size, notes: [`the market grows by ${percent(size - 1)}: shares and HHI are of the larger market`] }),
  };
}

function tooMuch(words: string, why: string): StepOutcome {
  return { applied: false, problem: problem('takes-too-much', `"${words}" takes more than there is: ${why}.`, 'Choose a smaller share, or others to take it from.') };
}
