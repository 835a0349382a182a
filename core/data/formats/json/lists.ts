import { ColumnSet } from '../columns';
import { TextNumbers } from '../text-numbers';
import type { JsonParser } from './parser';
import { cellsOf } from './row';
import type { JsonObject, JsonValue } from './value';
import { JsonNumber, isList, isObject } from './value';

/** How the rows lie in a document: a list of objects, a list of lists, an object of columns, or an object of rows by name. */
export type Shape = 'objects' | 'lists' | 'columns' | 'named';

/** A table inside a document. */
export interface Found {
  /** Names from the document to the list, joined by points; '' is the document itself. */
  readonly path: string;
  readonly shape: Shape;
  readonly rows: number;
  readonly columns: ColumnSet;
  readonly numbers: TextNumbers;
  /** Names of the columns of a list of lists; `null` where they have none. */
  readonly header: readonly string[] | null;
  /** The first entry of the list is the header. */
  readonly headed: boolean;
}

/** Rows after which others have their turn. */
const TURN = 2000;
/** Levels of objects in which lists are looked for. */
const DEEPEST = 8;

/** Column that holds the names of the rows in an object of rows. */
export const NAME_COLUMN = 'name';

export function joinPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Finds every table of a document. Yields the place in the text from time to time. Throws `JsonFault`. */
export class ListFinder {
  readonly found: Found[] = [];

  constructor(
    private readonly parser: JsonParser,
    private readonly file: string,
  ) {}

  *run(): Generator<number, void> {
    yield* this.value('', 0);
    this.parser.end();
  }

  private *value(path: string, depth: number): Generator<number, void> {
    const { parser } = this;
    const char = parser.peek();
    if (char === '[') yield* this.list(path);
    else if (char === '{' && depth < DEEPEST) yield* this.object(path, depth);
    else parser.value();
  }

  private *object(path: string, depth: number): Generator<number, void> {
    const { parser } = this;
    const start = parser.at;
    const before = this.found.length;
    const shape = new MemberShapes();
    for (const name of parser.members()) {
      const at = parser.at;
      const tables = this.found.length;
      yield* this.value(joinPath(path, name), depth + 1);
      if (shape.possible) shape.member(name, () => this.again(at), this.found.length > tables);
    }
    const whole = shape.possible ? shape.shape() : null;
    if (whole !== null) {
      const object = this.again(start) as JsonObject;
      const table = new TableInObject(object, whole);
      const { columns, numbers } = this.facts();
      table.each((row) => gather(row, null, columns, numbers));
      this.found.push({ path, shape: whole, rows: table.rows, columns, numbers, header: null, headed: false });
    } else if (this.found.length === before + 1) {
      this.nameColumns(before, start);
    }
  }

  /** A list of lists beside a list "columns" with as many names (pandas, orient="split"). */
  private nameColumns(index: number, start: number): void {
    const found = this.found[index]!;
    if (found.shape !== 'lists') return;
    const beside = (this.again(start) as JsonObject).get('columns');
    if (beside === undefined || !isList(beside) || !beside.every((name) => typeof name === 'string')) return;
    const header = beside as readonly string[];
    const columns = new ColumnSet(this.file);
    header.forEach((name) => columns.place(name));
    if (columns.names.length !== header.length || found.columns.names.length > header.length) return;
    this.found[index] = { ...found, columns, header, headed: false, rows: found.rows + (found.headed ? 1 : 0) };
  }

  private *list(path: string): Generator<number, void> {
    const { parser } = this;
    const { columns, numbers } = this.facts();
    let rows = 0;
    let scalars = 0;
    let lists = 0;
    let header: string[] | null = null;
    for (const row of parser.elements()) {
      if (rows === 0 && isList(row) && row.length > 0 && row.every((name) => typeof name === 'string' && name.trim() !== '') && new Set(row).size === row.length) {
        header = row as string[];
        header.forEach((name) => columns.place(name));
      } else if (isList(row) || isObject(row)) {
        gather(row, header, columns, numbers);
      }
      if (isList(row)) lists++;
      else if (!isObject(row) && row !== null) scalars++;
      if (++rows % TURN === 0) yield parser.at;
    }
    if (rows === 0 || scalars > 0 || columns.names.length === 0) return;
    const shape = lists > 0 ? 'lists' : 'objects';
    this.found.push({ path, shape, rows: rows - (header === null ? 0 : 1), columns, numbers, header, headed: header !== null });
  }

  private facts(): { columns: ColumnSet; numbers: TextNumbers } {
    return { columns: new ColumnSet(this.file), numbers: new TextNumbers() };
  }

  /** Reads a value that was passed over. */
  private again(at: number): JsonValue {
    const { parser } = this;
    const here = parser.at;
    parser.at = at;
    const value = parser.value();
    parser.at = here;
    return value;
  }
}

function gather(row: JsonValue, header: readonly string[] | null, columns: ColumnSet, numbers: TextNumbers): void {
  cellsOf(row, header, (name, text, number) => {
    const place = columns.place(name);
    if (text === null) return;
    if (number) numbers.number(text);
    else numbers.text(place, text);
  });
}

/** Whether all members of an object have one form: lists of one length, or objects with the same names. */
class MemberShapes {
  possible = true;
  private members = 0;
  private form: 'lists' | 'objects' | null = null;
  private length = 0;
  private names: readonly string[] = [];

  member(_name: string, read: () => JsonValue, isTable: boolean): void {
    const value = isTable ? null : read();
    const form = value === null ? null : isList(value) ? 'lists' : isObject(value) ? 'objects' : null;
    this.possible = form !== null && (this.form === null || this.form === form) && this.same(value as JsonObject | readonly JsonValue[]);
    this.form = form;
    this.members++;
  }

  private same(value: JsonObject | readonly JsonValue[]): boolean {
    const values = isList(value) ? value : [...value.values()];
    if (values.length === 0 || values.some((cell) => isObject(cell) || isList(cell))) return false;
    const names = isList(value) ? [] : [...value.keys()];
    if (this.members === 0) {
      this.length = values.length;
      this.names = names;
      return true;
    }
    return values.length === this.length && names.every((name, i) => name === this.names[i]);
  }

  shape(): Shape | null {
    if (this.members === 0) return null;
    if (this.form === 'lists') return 'columns';
    if (this.names.every((name, i) => name === String(i))) return 'columns';
    return this.members > 1 ? 'named' : null;
  }
}

/** The rows of an object of columns, or of an object of rows by name. */
export class TableInObject {
  readonly rows: number;

  constructor(
    private readonly object: JsonObject,
    private readonly shape: Shape,
  ) {
    const [first] = object.values();
    this.rows = shape === 'named' ? object.size : listOf(first!).length;
  }

  each(use: (row: JsonObject) => void): void {
    if (this.shape === 'named') {
      for (const [name, row] of this.object) use(new Map([[NAME_COLUMN, name], ...(row as JsonObject)]));
      return;
    }
    const columns = [...this.object].map(([name, column]) => [name, listOf(column)] as const);
    for (let i = 0; i < this.rows; i++) use(new Map(columns.map(([name, list]) => [name, list[i] ?? null])));
  }
}

function listOf(column: JsonValue): readonly JsonValue[] {
  return isList(column) ? column : column instanceof JsonNumber || !isObject(column) ? [] : [...column.values()];
}
