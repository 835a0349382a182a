import type { Cell, Figure, FigureColumn } from '../figures/figure';
import type { Problem } from '../problem';

/** A report as data: hosts and writers (HTML and others) only lay it out. */
export interface ReportModel {
  readonly title: string;
  readonly author: string;
  readonly note: string;
  /** In words: "24 November 2026". */
  readonly date: string;
  /** Name of the workspace. */
  readonly workspace: string;
  /** Name and version of the program that made it. */
  readonly program: string;
  /** What a reader must know before the first number: synthetic data, estimates. */
  readonly cautions: readonly string[];
  readonly sections: readonly ReportSection[];
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
  readonly rules: readonly ReportRule[];
  readonly methods: readonly ReportMethod[];
  readonly sources: readonly ReportSource[];
}

export interface ReportSection {
  /** Anchor, unique in the report. */
  readonly id: string;
  /** 2 for a chapter, 3 within it. */
  readonly level: 2 | 3;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly list: readonly string[];
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock = ReportFigure | ReportTable;

export interface ReportFigure {
  readonly kind: 'figure';
  /** Names the drawing in the map given to a writer; unique in the report. */
  readonly key: string;
  readonly number: number;
  readonly figure: Figure;
}

export interface ReportTable {
  readonly kind: 'table';
  readonly number: number;
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Unit, basis and source. */
  readonly footer: string;
}

export interface ReportRule {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly citation: string;
  readonly note: string;
  /** Whether the text sets any numerical test. */
  readonly numerical: boolean;
  /** In order: the first whose condition holds is the answer. */
  readonly outcomes: readonly { readonly label: string; readonly when: string; readonly consequence: string }[];
}

export interface ReportMethod {
  readonly name: string;
  readonly formula: string;
  readonly text: string;
  readonly reference: string;
}

export interface ReportSource {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
  readonly citation: string;
  readonly synthetic: boolean;
  readonly opened: string;
  /** How it was read, and what each column means. */
  readonly reading: readonly string[];
}

/** All figures of a report in order, for a host to draw. */
export function figuresOf(model: ReportModel): ReportFigure[] {
  return model.sections.flatMap(({ blocks }) => blocks.filter((block): block is ReportFigure => block.kind === 'figure'));
}
