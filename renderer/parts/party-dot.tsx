import type { FirmRow } from '../../core/analysis/results';
import './party-dot.css';

const roleWords: Readonly<Record<FirmRow['role'], string>> = {
  party: 'party',
  merged: 'merged firm',
  buyer: 'buyer',
  rival: '',
  fringe: 'not one firm',
  unknown: 'no row accounts for it',
};

/** The mark of a firm in a list: a party's own colour, hatching for the fringe. */
export function PartyDot({ role, party }: { readonly role: FirmRow['role']; readonly party: number }) {
  return <span className="party-dot" data-role={role} data-party={party >= 0 ? (party % 4) + 1 : undefined} aria-hidden />;
}

/** The role in words, for those who do not see the mark. */
export function roleInWords(role: FirmRow['role']): string {
  return roleWords[role];
}
