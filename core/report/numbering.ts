import type { Figure } from '../figures/figure';
import type { ReportFigure, ReportTable } from './model';

/** Counts figures and tables through the report and names each drawing. */
export interface Numbering {
  figure(figure: Figure): ReportFigure;
  table(table: Omit<ReportTable, 'kind' | 'number'>): ReportTable;
}

export function createNumbering(): Numbering {
  let figures = 0;
  let tables = 0;
  return {
    figure(figure) {
      figures++;
      return { kind: 'figure', key: `figure-${figures}`, number: figures, figure };
    },
    table(table) {
      tables++;
      return { kind: 'table', number: tables, ...table };
    },
  };
}
