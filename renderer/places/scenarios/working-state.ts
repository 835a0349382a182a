import { create } from 'zustand';
import { keepPerTab } from '../../state/per-tab';

/** Ids of workings that belong to no number of the strip. */
export const ALL_RULES = 'all-rules';
export const PUBLISHED = 'published';

/** Which working stands open: a number of the strip, all rule sets, the check of printed figures, or none. Not saved. */
export const useOpenWorking = keepPerTab(create<{ readonly open: string | null }>()(() => ({ open: null })));

export function openWorking(open: string | null): void {
  useOpenWorking.setState({ open });
}

export function toggleWorking(id: string): void {
  useOpenWorking.setState(({ open }) => ({ open: open === id ? null : id }));
}
