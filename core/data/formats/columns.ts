import { DataRefused, problem } from '../../problem';
import type { RowChunk } from '../engine';

/** Cells that are handed over at once: few enough that a window which receives them stays alive. */
const CELLS = 60_000;
/** Columns that a table may have at most. */
const WIDEST = 5000;

/** Names of columns as they come up, each with its place. */
export class ColumnSet {
  readonly names: string[] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly file: string) {}

  /** The place of a column, which is new where its name is. */
  place(name: string): number {
    let place = this.places.get(name);
    if (place === undefined) {
      if (this.names.length === WIDEST) {
        throw new DataRefused([problem('too-many-columns', `${this.file} has more than ${WIDEST} columns.`, 'Choose another list inside the file, or save only the columns that matter.', { file: this.file })]);
      }
      place = this.names.push(name) - 1;
      this.places.set(name, place);
    }
    return place;
  }
}

/** Gathers rows until there are enough to hand over. */
export class ChunkBuilder {
  private columns: (string | null)[][];
  private lines: number[] = [];
  private readonly atOnce: number;

  constructor(private readonly width: number) {
    this.columns = this.fresh();
    this.atOnce = Math.max(200, Math.floor(CELLS / Math.max(1, width)));
  }

  /** Begins a row in which every cell is missing. */
  row(line: number): void {
    for (const column of this.columns) column.push(null);
    this.lines.push(line);
  }

  /** Puts a cell of the row that was begun last. */
  put(column: number, text: string | null): void {
    this.columns[column]![this.lines.length - 1] = text;
  }

  get full(): boolean {
    return this.lines.length >= this.atOnce;
  }

  get empty(): boolean {
    return this.lines.length === 0;
  }

  /** The rows so far; the next begin anew. */
  take(): RowChunk {
    const chunk = { columns: this.columns, lines: Int32Array.from(this.lines) };
    this.columns = this.fresh();
    this.lines = [];
    return chunk;
  }

  private fresh(): (string | null)[][] {
    return Array.from({ length: this.width }, () => []);
  }
}
