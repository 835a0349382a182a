import type { Data, Layout } from 'plotly.js';

/** A figure with everything that must travel with it. */
export interface Figure {
  readonly id: string;
  readonly data: Data[];
  /** `height` is what the content needs; the host gives the width. */
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

/** One column of a figure's table. `limits`: thresholds that its rounding must not cross, in the unit of the column. */
export interface FigureColumn {
  readonly name: string;
  readonly format: CellFormat;
  readonly limits?: readonly number[];
}

export type Cell = string | number | null;

/** The numbers of the figure. `format` says how a column is shown; full precision stays in `rows`. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** `hhi`: points as an integer that does not cross a threshold. `share`: fraction as one-decimal percent. */
export type CellFormat = 'text' | 'hhi' | 'change' | 'share' | 'points' | 'count';

export type Appearance = 'light' | 'dark' | 'print';

/** What every figure is told besides its numbers. */
export interface FigureOptions {
  readonly appearance: Appearance;
}

/** Where the numbers of a figure come from: its subtitle and footer are made of this. */
export interface FigureContext {
  /** Share basis in words ("share of revenue"), `''` where unknown. */
  readonly basis: string;
  /** Who published the numbers or which file they are from. */
  readonly source: string;
  /** Made up, not observed. */
  readonly synthetic: boolean;
  /** All firm names of the workspace, in any order: a firm keeps its colour in every figure. */
  readonly firms: readonly string[];
}
