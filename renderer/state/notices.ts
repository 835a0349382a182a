import { create } from 'zustand';

/** A line under the header about what happened elsewhere; what concerns one spot stands at that spot instead. */
export interface Notice {
  readonly id: string;
  readonly tone: 'plain' | 'concern';
  readonly text: string;
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
}

export const useNotices = create<{ readonly list: readonly Notice[] }>()(() => ({ list: [] }));

/** Shows a notice; one with the same id is replaced. */
export function notify(notice: Notice): void {
  useNotices.setState(({ list }) => ({ list: [...list.filter(({ id }) => id !== notice.id), notice] }));
}

export function dismiss(id: string): void {
  useNotices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
