import type { Dialect } from '../../core/data/dialect';
import type { ShareMapping } from '../../core/data/mapping';

/** A cell as it should be understood: a number where its column holds numbers, nothing as `null`. */
export type Cell = string | number | null;

/** A file as people have it, with what it should be understood as. */
export interface UglyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly columns: readonly string[];
  /** All rows, or the first ones where `rows` says how many there are. */
  readonly table: readonly (readonly Cell[])[];
  readonly rows?: number;
  /** Line of each row of `table`, where that is not obvious. */
  readonly lines?: readonly number[];
  /** Codes of what is told on opening, each once, in alphabetical order. */
  readonly told: readonly string[];
  /** What the person chooses instead of what is found. */
  readonly dialect?: Partial<Dialect>;
  /** HHI of each market and period in order, under the first proposal or the mapping given; absent where the file is no table of shares. */
  readonly hhi?: readonly number[];
  readonly mapping?: Partial<ShareMapping>;
  /** Codes of what is told on building, each once, in alphabetical order. `hhi` absent: the table is refused for them. */
  readonly checks?: readonly string[];
}

/** A file that cannot be opened, with the code of what is told. */
export interface RefusedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly refused: string;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Text in windows-1252; only letters that it has. */
export function windows1252(text: string): Uint8Array {
  const high: Readonly<Record<string, number>> = { '€': 0x80, '–': 0x96, '’': 0x92, 'Š': 0x8a, '†': 0x86, '‰': 0x89 };
  return Uint8Array.from([...text].map((char) => high[char] ?? char.charCodeAt(0)));
}

export function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...text].flatMap((char) => Array.from({ length: char.length }, (_, i) => char.charCodeAt(i)));
  return Uint8Array.from(units.flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Numbers below `below`, the same in each run (a linear congruential generator). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** HHI in points of firms with these values, beside a fringe: worked out apart from the program. */
export function points(values: readonly number[], fringe = 0): number {
  const total = values.reduce((sum, value) => sum + value, fringe);
  return values.reduce((sum, value) => sum + ((100 * value) / total) ** 2, 0);
}

/** Three firms in most of the files: HHI 3,450. */
export const THREE: readonly (readonly [string, number])[] = [['Amazon', 40], ['Walmart', 35], ['Target', 25]];
export const THREE_HHI = points([40, 35, 25]);
export const THREE_TABLE: readonly (readonly Cell[])[] = THREE;
