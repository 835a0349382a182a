import type { Problem } from '../problem';
import { problem } from '../problem';
import type { DecimalMark } from './decimal-mark';
import { decimalMark } from './decimal-mark';
import type { TextRecord } from './records';

export interface DecimalGuess {
  readonly decimal: '.' | ',';
  readonly reason: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly problems: readonly Problem[];
}

interface Setting {
  readonly file: string;
  readonly delimiter: string;
  /** What a person chose. */
  readonly chosen: '.' | ',' | undefined;
}

const inWords = (decimal: '.' | ','): string => (decimal === '.' ? 'point' : 'comma');

/**
 * The decimal mark of a table, from each of its columns: the one that most columns decide for. Columns that decide otherwise,
 * and columns whose numbers can be read in two ways, are told.
 */
export function decimalOf(names: readonly string[], rows: readonly TextRecord[], { file, delimiter, chosen }: Setting): DecimalGuess {
  const columns = names.map((name, i) => ({ name, mark: decimalMark(rows.flatMap(({ fields }) => fields[i] ?? [])) }));
  const commas = columns.filter(({ mark }) => mark.comma > mark.point);
  const points = columns.filter(({ mark }) => mark.point > 0 && mark.point >= mark.comma);
  const cells = (mark: keyof Pick<DecimalMark, 'comma' | 'point'>): number => columns.reduce((sum, column) => sum + column.mark[mark], 0);
  const decimal = chosen ?? (commas.length > points.length || (commas.length === points.length && cells('comma') > cells('point')) ? ',' : '.');
  const [agree, differ] = decimal === ',' ? [commas, points] : [points, commas];
  const doubtful = columns.filter(({ mark }) => mark.doubt !== null);
  const other = inWords(decimal === '.' ? ',' : '.');
  const problems: Problem[] = [];
  if (chosen === undefined) {
    for (const { name } of differ) {
      problems.push(
        problem('decimal-mark-mixed', `Numbers in column "${name}" of ${file} have a decimal ${other}, those in ${quoted(agree)} a decimal ${inWords(decimal)}, which is taken for all.`, 'Write all numbers in one way, or choose the decimal mark of the column that you use.', { file, column: name, severity: 'warning' }),
      );
    }
    for (const { name, mark } of doubtful) {
      const others = agree.length === 0 ? '' : ` as in ${quoted(agree)}`;
      problems.push(
        problem('decimal-mark-unclear', `Numbers such as ${mark.doubt} in column "${name}" of ${file} can be read in two ways; they are read with a decimal ${inWords(decimal)}${others}.`, `If they are not, choose the decimal ${other}.`, {
          file, column: name, severity: agree.length === 0 ? 'warning' : 'note',
        }),
      );
    }
  }
  if (agree.length > 0) {
    const example = rows.flatMap(({ fields }) => fields).find((cell) => decimalMark([cell])[decimal === '.' ? 'point' : 'comma'] > 0) ?? '';
    return { decimal, reason: `${example.trim()} in column "${agree.find(({ mark }) => mark[decimal === '.' ? 'point' : 'comma'] > 0)?.name ?? ''}" can be read in no other way`, confidence: differ.length > 0 ? 0.6 : 0.98, problems };
  }
  if (doubtful.length > 0) return { decimal, reason: `${doubtful[0]!.mark.doubt} can be read in two ways; ${delimiter === ',' ? 'files with commas between fields mostly have a decimal point' : 'a point is more common'}`, confidence: delimiter === ',' ? 0.7 : 0.5, problems };
  return { decimal, reason: 'no number has a decimal mark', confidence: 0.9, problems };
}

function quoted(columns: readonly { readonly name: string }[]): string {
  const listed = columns.slice(0, 3).map(({ name }) => `"${name}"`).join(', ');
  return columns.length > 3 ? `${listed} and ${columns.length - 3} more` : listed;
}
