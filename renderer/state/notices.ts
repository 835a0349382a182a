import { create } from 'zustand';

/** A line under the header about what happened elsewhere; what concerns one spot stands at that spot instead. */
export interface Notice {
  readonly id: string;
  readonly tone: 'plain' | 'concern';
  readonly text: string;
  /** The open workspace that it is about: it is shown with that one only, and goes with it. */
  readonly tab?: string;
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
}

export const useNotices = create<{ readonly list: readonly Notice[] }>()(() => ({ list: [] }));

/** Shows a notice; one with the same id about the same workspace is replaced. */
export function notify(notice: Notice): void {
  useNotices.setState(({ list }) => ({ list: [...list.filter(({ id, tab }) => id !== notice.id || tab !== notice.tab), notice] }));
}

/** Takes a notice away; with a workspace only the one about it. */
export function dismiss(id: string, tab?: string): void {
  useNotices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id || (tab !== undefined && notice.tab !== tab)) }));
}

/** A workspace is closed: what was said of it goes too. */
export function dismissAllOf(tab: string): void {
  useNotices.setState(({ list }) => ({ list: list.filter((notice) => notice.tab !== tab) }));
}
