/**
 * A fault in what a person gave us, said so that they can mend it.
 * `row` is the line of the file as a text editor counts it (the header is line 1).
 */
export interface Problem {
  /** Stable identifier, kebab-case: `negative-value`, `missing-role`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly file: string | null;
  readonly row: number | null;
  readonly column: string | null;
  /** One sentence: what is wrong and where. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly remedy: string;
  /** Lines of the rows concerned in file order, at most `LINES_KEPT`; absent where no single rows are at fault. */
  readonly lines?: readonly number[];
  /** What a remedy that the program applies needs to know: the names and texts that the message speaks of. */
  readonly details?: Readonly<Record<string, string>>;
}

/** Rows that a problem lists at most. */
export const LINES_KEPT = 1000;

/** Makes a problem; places that do not apply are `null`. */
export function problem(
  code: string,
  message: string,
  remedy: string,
  where: Partial<Pick<Problem, 'severity' | 'file' | 'row' | 'column' | 'lines' | 'details'>> = {},
): Problem {
  return {
    code,
    severity: where.severity ?? 'error',
    file: where.file ?? null,
    row: where.row ?? null,
    column: where.column ?? null,
    message,
    remedy,
    ...(where.lines === undefined ? {} : { lines: where.lines }),
    ...(where.details === undefined ? {} : { details: where.details }),
  };
}

/** Data that cannot be used: carries the problems for the window to show and the command line to print. */
export class DataRefused extends Error {
  override readonly name = 'DataRefused';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((p) => `${p.message} ${p.remedy}`).join('\n'));
  }
}
