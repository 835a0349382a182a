import type { DealInMarket } from '../deal/scenario';
import { positionOf } from '../market/structure';

/** A firm of the market after the deal with the firms that it is made of. Shares are fractions of the market. */
export interface DealRow {
  /** Name after the deal; "Amazon + TikTok" for merged firms. */
  readonly label: string;
  readonly firm: string;
  readonly kind: 'merged' | 'party' | 'buyer' | 'rival';
  /** The firms before the deal that ended up here, in order of the data; empty for an entrant. */
  readonly members: readonly { readonly firm: string; readonly share: number }[];
  readonly before: number;
  readonly after: number;
  /** What the firm adds to the change in HHI, in points: its squared share after less its members' squared shares before. */
  readonly contribution: number;
  readonly estimate: boolean;
}

/** Firms that the deal touches first, then rivals, each by size. The contributions sum to the change in HHI. */
export function dealRows(deal: DealInMarket, parties: readonly string[]): DealRow[] {
  const { before, after } = deal;
  const groups = new Map<string, { firm: string; share: number; estimate: boolean }[]>();
  for (const firm of after.firms) groups.set(firm, []);
  before.firms.forEach((firm, at) => {
    const destination = after.firms[positionOf(after, firm)] ?? firm;
    const members = groups.get(destination) ?? [];
    members.push({ firm, share: before.shares[at]!, estimate: before.estimate[at] === 1 });
    groups.set(destination, members);
  });
  const rows = [...groups].map(([firm, members]): DealRow => {
    const at = after.firms.indexOf(firm);
    const share = at < 0 ? 0 : after.shares[at]!;
    const merged = members.length > 1;
    const ordered = merged ? inOrder(members, parties) : members;
    return {
      label: merged ? ordered.map((member) => member.firm).join(' + ') : firm,
      firm,
      kind: merged ? 'merged' : parties.includes(firm) ? 'party' : deal.buyers.includes(firm) ? 'buyer' : 'rival',
      members: ordered.map(({ firm: name, share: held }) => ({ firm: name, share: held })),
      before: members.reduce((total, member) => total + member.share, 0),
      after: share,
      contribution: 10_000 * members.reduce((total, member) => total - member.share ** 2, share ** 2),
      estimate: members.some((member) => member.estimate) || (at >= 0 && after.estimate[at] === 1),
    };
  });
  const rank = { merged: 0, party: 1, buyer: 2, rival: 3 };
  return rows.sort((a, b) => rank[a.kind] - rank[b.kind] || Math.max(b.before, b.after) - Math.max(a.before, a.after) || (a.firm < b.firm ? -1 : 1));
}

function inOrder<M extends { readonly firm: string }>(members: readonly M[], parties: readonly string[]): M[] {
  const place = (firm: string): number => (parties.includes(firm) ? parties.indexOf(firm) : parties.length);
  return [...members].sort((a, b) => place(a.firm) - place(b.firm));
}
