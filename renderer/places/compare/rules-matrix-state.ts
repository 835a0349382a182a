import { create } from 'zustand';

/** The filter by date, kept while another place is open; not saved. `null`: today, taken when it is first shown. */
export const useMatrixFilter = create<{ readonly onlyInForce: boolean; readonly date: string | null }>()(() => ({ onlyInForce: false, date: null }));

export function filterByDate(onlyInForce: boolean): void {
  useMatrixFilter.setState({ onlyInForce });
}

export function setMatrixDate(date: string): void {
  useMatrixFilter.setState({ date, onlyInForce: true });
}

/** Today's date where the person is, as ISO. */
export function today(now = new Date()): string {
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}
