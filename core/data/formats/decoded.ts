import type { Problem } from '../../problem';
import type { Dialect, FileFormat } from '../dialect';
import type { FileContent, LoadOptions, RejectedRow, RowChunk } from '../engine';

/** One of the tables that a file holds. */
export interface TableChoice {
  /** As the dialect names it: the sheet, or the path of the list. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/** Where a file holds several tables: its sheets, or the lists in its document. The one that was read is in the dialect. */
export interface Choices {
  readonly sheets?: readonly TableChoice[];
  readonly paths?: readonly TableChoice[];
}

/** Rows in the order of the file; with those that could not be read. */
export interface DecodedChunk extends RowChunk {
  readonly rejected?: readonly RejectedRow[];
}

/**
 * A file of another format than delimited text as rows of texts. Numbers are written plainly and in full with a point, dates
 * as ISO 8601, booleans as true and false; what the file has no value for is `null`. `line` is the row of the sheet or the
 * line of the text; in formats without lines the first row is 1.
 */
export interface Decoded {
  readonly dialect: Dialect;
  readonly columns: readonly string[];
  /** Rows that are to come, with those that are rejected. */
  readonly rows: number;
  readonly problems: readonly Problem[];
  readonly choices?: Choices;
  /** May be called again: the file is then decoded anew. */
  chunks(): AsyncIterable<DecodedChunk>;
}

/** Formats that are decoded to rows; delimited text is read by the database itself. */
export type DecodedFormat = Exclude<FileFormat, 'delimited' | 'query'>;

export interface DecodeRequest {
  readonly name: string;
  readonly content: FileContent;
  readonly format: DecodedFormat;
  readonly gzip: boolean;
  /** What a person chose, or how the file was read before. */
  readonly dialect: Partial<Dialect>;
}

/** Turns a file into rows; a window does so in a worker. Throws `DataRefused` for what is no table, `QueryCancelled` after the signal. */
export type Decode = (request: DecodeRequest, options: LoadOptions) => Promise<Decoded>;
