import type { Dialect } from '../core/data/dialect';
import { QueryCancelled } from '../core/data/engine';
import type { FileLines } from '../core/data/line-scanner';
import { LineScanner } from '../core/data/line-scanner';
import { REJECTS_KEPT } from '../core/data/sql/load';
import type { PlacedFile } from './load-file';

/** Finds the lines of a placed file's records, beside the database that reads it. */
export class Scan {
  private readonly scanner: LineScanner;
  private readonly pieces: AsyncIterator<Uint8Array>;
  private bytes = 0;
  private finished = false;

  constructor(
    private readonly file: PlacedFile,
    private readonly dialect: Dialect,
  ) {
    this.scanner = new LineScanner(dialect.delimiter, dialect.skip, dialect.header !== false);
    this.pieces = file.pieces()[Symbol.asyncIterator]();
  }

  /** Reads as far as the header; its line. */
  async header(signal: AbortSignal): Promise<number> {
    while (this.scanner.headerLine === null && (await this.next(signal)));
    return this.scanner.headerLine ?? this.scanner.end().header;
  }

  /** Reads on to the end, or to where line breaks differ or quotes are odd. `onFraction` hears how much is read, 0 to 1. */
  async rest(signal: AbortSignal, onFraction: (fraction: number) => void): Promise<FileLines> {
    do {
      onFraction(this.fraction);
      if (this.scanner.mixed || this.scanner.oddQuotes || this.isPastSample()) break;
    } while (await this.next(signal));
    await this.pieces.return?.();
    return this.scanner.end();
  }

  /** Rows in the first `fraction` of the file, by the lines read so far. */
  rowsAt(fraction: number): number {
    return this.bytes === 0 ? 0 : Math.round((this.scanner.lines / this.fraction) * fraction);
  }

  /** Of the first rows of a file the lines are known long before its end. */
  private isPastSample(): boolean {
    const { sample } = this.dialect;
    return sample !== undefined && 'first' in sample && this.scanner.records > sample.first + REJECTS_KEPT;
  }

  private get fraction(): number {
    return this.finished || this.file.size === 0 ? 1 : Math.min(1, this.bytes / this.file.size);
  }

  private async next(signal: AbortSignal): Promise<boolean> {
    const { value, done } = await this.pieces.next();
    if (signal.aborted) {
      await this.pieces.return?.();
      throw new QueryCancelled();
    }
    if (done === true) {
      this.finished = true;
      return false;
    }
    this.scanner.push(value);
    this.bytes += value.length;
    return true;
  }
}
