import { create } from 'zustand';
import { keepPerTab } from '../../state/per-tab';

/** Platforms of the free set, in the order in which they were picked. Kept while another place is open; not saved. */
export const useSet = keepPerTab(create<{ readonly platforms: readonly string[] }>()(() => ({ platforms: [] })));

export function toggleInSet(platform: string): void {
  useSet.setState(({ platforms }) => ({
    platforms: platforms.includes(platform) ? platforms.filter((one) => one !== platform) : [...platforms, platform],
  }));
}
