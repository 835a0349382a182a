import type { Data, Layout } from 'plotly.js';

/** A figure with everything that must travel with it. */
export interface Figure {
  readonly id: string;
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  /** States the finding. */
  readonly title: string;
  /** Market, period and basis. */
  readonly subtitle: string;
  /** Source, rule, and "synthetic" or "includes estimates" where it applies. */
  readonly footer: string;
  /** One sentence that reads the figure; also its text alternative. */
  readonly reading: string;
  readonly table: FigureTable;
}

/** The numbers of the figure. `format` says how a column is shown; full precision stays in `rows`. */
export interface FigureTable {
  readonly columns: readonly { readonly name: string; readonly format: CellFormat }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** `hhi`: points as an integer that does not cross a threshold. `share`: fraction as one-decimal percent. */
export type CellFormat = 'text' | 'hhi' | 'change' | 'share' | 'points' | 'count';

export type Appearance = 'light' | 'dark' | 'print';
