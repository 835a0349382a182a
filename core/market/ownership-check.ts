import type { Problem } from '../problem';
import { problem } from '../problem';
import type { Ownership, OwnershipRow } from './ownership';
import { CONTROL, controllingRow, inForce } from './ownership';
import { dayBefore, firstDay, lastDay } from './ownership-dates';

export interface OwnershipPlace {
  readonly file: string | null;
  /** Line of the file of each row; rows follow a header in line 1 where absent. */
  readonly lines?: readonly number[];
  /** Stake above which what is owned rolls up. */
  readonly control?: number;
}

/** Stakes that add up to more than all by no more than this are rounding. */
const ROUNDING = 1e-9;

/**
 * What makes an ownership table contradict itself: an owner of itself, dates turned round or no dates, a stake outside 0 to 1,
 * stakes in one product that add up to more than all of it on some day, and owners that own each other in a circle.
 */
export function checkOwnership(rows: Ownership, { file, lines, control = CONTROL }: OwnershipPlace): Problem[] {
  const lineOf = (at: number): number => lines?.[at] ?? at + 2;
  const at = (index: number, column: string): { file: string | null; row: number; column: string } => ({ file, row: lineOf(index), column });
  const problems: Problem[] = [];
  const usable: number[] = [];
  rows.forEach((row, i) => {
    const found = rowProblem(row);
    if (found === null) usable.push(i);
    else problems.push(problem(found.code, found.message, found.remedy, at(i, found.column)));
  });
  for (const { product, day, owners, total, last } of overOwned(rows, usable)) {
    problems.push(
      problem(
        'stakes-above-all',
        `On ${day} the stakes in ${product} add up to ${percent(total)}: ${owners.map((i) => `${rows[i]!.owner} ${percent(rows[i]!.stake ?? 1)} (row ${lineOf(i)})`).join(', ')}.`,
        'Lower a stake, or end the earlier one the day before the later begins.',
        at(last, 'stake'),
      ),
    );
  }
  for (const { circle, row } of circles(rows, usable, control)) {
    problems.push(
      problem(
        'ownership-circle',
        `${circle.join(' is owned by ')}: owners in a circle have no ultimate owner.`,
        'Remove one of these rows, or give its stake if it does not carry control.',
        at(row, 'owner'),
      ),
    );
  }
  return problems;
}

interface RowProblem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly column: string;
}

function rowProblem({ product, owner, stake, from, to }: OwnershipRow): RowProblem | null {
  if (product === owner) {
    return { code: 'owner-of-itself', message: `${product} is given as its own owner.`, remedy: 'Name another owner, or remove the row: what is not listed owns itself.', column: 'owner' };
  }
  if (stake !== undefined && !(stake > 0 && stake <= 1)) {
    return { code: 'stake-out-of-range', message: `The stake of ${owner} in ${product} is ${percent(stake)}.`, remedy: 'A stake is above 0% and at most 100%.', column: 'stake' };
  }
  for (const [column, date] of [['from', from], ['to', to]] as const) {
    if (date !== undefined && (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(date) || lastDay(date) === null)) {
      return { code: 'not-a-date', message: `"${date}" is not a date.`, remedy: 'Write a year (2019), a month (2019-06) or a day (2019-06-30).', column };
    }
  }
  if (from !== undefined && to !== undefined && firstDay(from) > lastDay(to)!) {
    return { code: 'dates-turned-round', message: `${owner} holds ${product} from ${from} to ${to}, which ends before it begins.`, remedy: 'Exchange the two dates.', column: 'to' };
  }
  return null;
}

interface OverOwned {
  readonly product: string;
  readonly day: string;
  readonly owners: readonly number[];
  readonly total: number;
  readonly last: number;
}

/** First day on which the stakes in a product exceed all of it: sums only rise on a day on which a stake begins. */
function overOwned(rows: Ownership, usable: readonly number[]): OverOwned[] {
  const byProduct = new Map<string, number[]>();
  for (const i of usable) byProduct.set(rows[i]!.product, [...(byProduct.get(rows[i]!.product) ?? []), i]);
  const found: OverOwned[] = [];
  for (const [product, indices] of byProduct) {
    const days = [...new Set(indices.map((i) => (rows[i]!.from === undefined ? earliest(rows, indices) : firstDay(rows[i]!.from!))))].sort();
    for (const day of days) {
      const owners = indices.filter((i) => inForce(rows[i]!, day));
      const total = owners.reduce((all, i) => all + (rows[i]!.stake ?? 1), 0);
      if (total <= 1 + ROUNDING) continue;
      found.push({ product, day, owners, total, last: owners.at(-1)! });
      break;
    }
  }
  return found;
}

/** A day before any date of these rows, for stakes without a beginning. */
function earliest(rows: Ownership, indices: readonly number[]): string {
  const dates = indices.flatMap((i) => [rows[i]!.from, rows[i]!.to].flatMap((date) => (date === undefined ? [] : [firstDay(date)]))).sort();
  return dates[0] === undefined ? '0001-01-01' : dayBefore(dates[0]);
}

/** Circles of control on any day on which a stake begins, each once, with the last of its rows. */
function circles(rows: Ownership, usable: readonly number[], control: number): { circle: string[]; row: number }[] {
  const sound = usable.map((i) => rows[i]!);
  const days = [...new Set(sound.map(({ from }) => (from === undefined ? earliest(rows, usable) : firstDay(from))))].sort();
  const found = new Map<string, { circle: string[]; row: number }>();
  for (const day of days) {
    const done = new Set<string>();
    for (const { product } of sound) {
      const path: string[] = [];
      const steps: OwnershipRow[] = [];
      let name: string | undefined = product;
      while (name !== undefined && !done.has(name) && !path.includes(name)) {
        path.push(name);
        const next: OwnershipRow | undefined = controllingRow(sound, name, day, control);
        if (next !== undefined) steps.push(next);
        name = next?.owner;
      }
      if (name !== undefined && path.includes(name)) {
        const start = path.indexOf(name);
        const members = path.slice(start);
        const key = [...members].sort().join('\n');
        const row = Math.max(...steps.slice(start).map((step) => rows.indexOf(step)));
        if (!found.has(key)) found.set(key, { circle: [...members, name], row });
      }
      for (const passed of path) done.add(passed);
    }
  }
  return [...found.values()];
}

/** Percent with as many digits as needed. */
function percent(stake: number): string {
  return `${Number((stake * 100).toPrecision(6))}%`;
}
