import { create } from 'zustand';
import { keepPerTab } from '../../state/per-tab';
import type { PublishedFigures } from '../../../core/workspace/schema';
import { freeName } from '../../state/edits';
import { act } from '../../state/workbench';

/** The check that is open; kept while another place is, not saved. */
export const usePublishedChoice = keepPerTab(create<{ readonly id: string | null }>()(() => ({ id: null })));

export function choosePublished(id: string): void {
  usePublishedChoice.setState({ id });
}

/** A check with nothing in it but two rows to write into. */
export const emptyCheck: Omit<PublishedFigures, 'id'> = { name: 'New check', unit: 'percent', firms: [{ firm: '', share: '' }, { firm: '', share: '' }], parties: [] };

/** Adds a check at the end and opens it: one undo step. */
export function addPublished(figures: Omit<PublishedFigures, 'id'>): void {
  const id = crypto.randomUUID();
  act(`Add check ${figures.name}`, (draft) => {
    const list = draft.published ?? [];
    draft.published = [...list, { ...figures, id, name: freeName(figures.name, list) }];
  });
  choosePublished(id);
}

/** Changes a check. Typing in one field in a row (the same `mergeKey`) is one undo step. */
export function changePublished(check: PublishedFigures, label: string, patch: Partial<Omit<PublishedFigures, 'id'>>, mergeKey: string | null = null): void {
  act(
    `${label} of ${check.name}`,
    (draft) => {
      const found = draft.published?.find(({ id }) => id === check.id);
      if (found !== undefined) Object.assign(found, patch);
    },
    mergeKey === null ? null : `published:${check.id}:${mergeKey}`,
  );
}

export function renameFirm(check: PublishedFigures, at: number, firm: string): void {
  const old = check.firms[at]!.firm;
  changePublished(
    check,
    'Edit a firm',
    { firms: check.firms.map((row, i) => (i === at ? { ...row, firm } : row)), parties: check.parties.map((party) => (party === old && firm !== '' ? firm : party)).filter((party) => !(party === old && firm === '')) },
    `firm:${at}`,
  );
}

export function setShare(check: PublishedFigures, at: number, share: string): void {
  changePublished(check, 'Edit a share', { firms: check.firms.map((row, i) => (i === at ? { ...row, share } : row)) }, `share:${at}`);
}

export function addFirm(check: PublishedFigures): void {
  changePublished(check, 'Add a firm', { firms: [...check.firms, { firm: '', share: '' }] });
}

export function removeFirm(check: PublishedFigures, at: number): void {
  const gone = check.firms[at]!.firm;
  changePublished(check, 'Remove a firm', { firms: check.firms.filter((_, i) => i !== at), parties: check.parties.filter((party) => party !== gone) });
}

export function toggleParty(check: PublishedFigures, firm: string): void {
  const parties = check.parties.includes(firm) ? check.parties.filter((party) => party !== firm) : [...check.parties, firm];
  changePublished(check, 'Choose the parties', { parties });
}

export function removePublished({ id, name }: PublishedFigures): void {
  act(`Delete check ${name}`, (draft) => {
    draft.published = (draft.published ?? []).filter((check) => check.id !== id);
  });
}
