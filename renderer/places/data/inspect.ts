import { create } from 'zustand';

/** A row of a file that is looked at, and the column where one cell of it is. */
export interface Inspected {
  /** Line of the table. */
  readonly line: number;
  readonly column: string | null;
}

/** What is looked at of each table, by the id of its dataset or intake. */
export const useInspected = create<{ readonly of: Readonly<Record<string, Inspected | undefined>> }>()(() => ({ of: {} }));

export function inspect(subject: string, inspected: Inspected | null): void {
  useInspected.setState(({ of }) => ({ of: { ...of, [subject]: inspected ?? undefined } }));
}
