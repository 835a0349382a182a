import { hhiBoundsFringe } from '../economics/bounds';
import { hhi, POINTS } from '../economics/hhi';
import { deltaHhi } from '../economics/merger';
import { normalisedHhi } from '../economics/normalised-hhi';
import { sum } from '../economics/sum';
import { formatLevel } from '../format';

export type FigureName = 'hhiBefore' | 'hhiAfter' | 'change';
export type FigureValues = Readonly<Record<FigureName, number>>;

/** Shares as printed, as fractions: firms, rows such as "Other", and which firms merge. */
export interface PrintedMarket {
  readonly names: readonly string[];
  readonly shares: readonly number[];
  readonly fringe: readonly number[];
  /** Positions among the firms. */
  readonly parties: readonly number[];
}

/** Another way to work out the figures, and the sentence that says so. */
export interface Convention {
  readonly id: string;
  readonly values: FigureValues;
  /** Without a full stop, to be followed by the figures it gives. */
  readonly sentence: string;
  /** Chosen among many alike, so that it must give every figure to count. */
  readonly oneOfMany?: true;
  /** On another scale, so that a figure given as an inequality says nothing of it. */
  readonly otherScale?: true;
}

/** HHI before, after and change in points of shares as they stand. */
export function figuresOf(shares: readonly number[], parties: readonly number[]): FigureValues {
  const own = parties.map((at) => shares[at]!);
  const merged = [...shares.filter((_, at) => !parties.includes(at)), sum(own)];
  return { hhiBefore: hhi(shares), hhiAfter: hhi(merged), change: deltaHhi(own) };
}

/** Every other convention that opinions, papers and tools are known to use. */
export function conventions(market: PrintedMarket): Convention[] {
  const { names, shares, fringe, parties } = market;
  const plain = figuresOf(shares, parties);
  const total = sum(shares);
  const rest = Math.max(0, 1 - total - sum(fringe));
  const found: Convention[] = [];
  const scaled = (factor: number): FigureValues => ({ hhiBefore: plain.hhiBefore * factor, hhiAfter: plain.hhiAfter * factor, change: plain.change * factor });

  for (const digits of [0, 1]) {
    const rounded = shares.map((share) => Number((share * 100).toFixed(digits)) / 100);
    if (rounded.some((share, i) => Math.abs(share - shares[i]!) > 1e-12)) {
      found.push({ id: digits === 0 ? 'shares-rounded-to-percent' : 'shares-rounded-to-tenth', values: figuresOf(rounded, parties), sentence: `With shares rounded to ${digits === 0 ? 'whole percent' : 'a tenth of a percent'}` });
    }
  }
  found.push({ id: 'hhi-truncated', values: { hhiBefore: Math.floor(plain.hhiBefore), hhiAfter: Math.floor(plain.hhiAfter), change: Math.floor(plain.change) }, sentence: 'With the HHI cut to an integer instead of rounded' });
  found.push({ id: 'change-of-rounded-hhi', values: { ...plain, change: Math.round(plain.hhiAfter) - Math.round(plain.hhiBefore) }, sentence: 'With the change taken between HHIs rounded first' });
  found.push({ id: 'hhi-as-fraction', values: scaled(1 / POINTS), sentence: 'With the HHI on the scale from 0 to 1', otherScale: true });
  found.push({ id: 'shares-in-other-unit', values: scaled(POINTS), sentence: 'With the shares read as fractions, not as percent', otherScale: true });
  found.push({ id: 'change-not-doubled', values: { ...plain, change: plain.change / 2 }, sentence: "With the product of the parties' shares not doubled" });
  if (fringe.length > 0) found.push({ id: 'fringe-as-firm', values: figuresOf([...shares, ...fringe], parties), sentence: 'With the row of other firms squared as if it were one firm' });
  if (rest > 1e-9) found.push({ id: 'remainder-as-firm', values: figuresOf([...shares, rest], parties), sentence: 'With what the shares leave of 100% squared as if it were one firm' });
  if (total > 0 && Math.abs(total - 1) > 1e-9) found.push({ id: 'rescaled', values: figuresOf(shares.map((share) => share / total), parties), sentence: 'With the shares of the named firms rescaled to 100%' });
  found.push(...normalised(shares, parties));
  found.push(...unnamedFirms(plain, shares, rest + sum(fringe)));
  found.push(...oneOwner(names, shares, parties), ...otherPairs(names, shares, parties, plain));
  return found;
}

function normalised(shares: readonly number[], parties: readonly number[]): Convention[] {
  const merged = [...shares.filter((_, at) => !parties.includes(at)), sum(parties.map((at) => shares[at]!))];
  const before = normalisedHhi(shares);
  const after = normalisedHhi(merged);
  if (before === null || after === null) return [];
  return [1, POINTS].map((scale): Convention => ({
    id: scale === 1 ? 'normalised-hhi' : 'normalised-hhi-in-points',
    values: { hhiBefore: before * scale, hhiAfter: after * scale, change: (after - before) * scale },
    sentence: `With the normalised HHI, which is another index,${scale === 1 ? '' : ' in points'}`,
    otherScale: true,
  }));
}

/** What firms that are not named may add: the two ends, each as a convention of its own. */
function unnamedFirms(plain: FigureValues, shares: readonly number[], rest: number): Convention[] {
  if (!(rest > 1e-9) || shares.length === 0) return [];
  const cap = Math.min(...shares.filter((share) => share > 0));
  const { upper } = hhiBoundsFringe({ known: shares, unknown: rest, ...(Number.isFinite(cap) ? { cap } : { cap: rest }) });
  const most = upper - plain.hhiBefore;
  return [{ id: 'unnamed-firms-at-most', values: { hhiBefore: upper, hhiAfter: plain.hhiAfter + most, change: plain.change }, sentence: `With the ${Number((rest * 100).toPrecision(4))}% that is not named held by firms as large as the smallest named one` }];
}

/** Two rows that belong to one owner, counted as one firm. */
function oneOwner(names: readonly string[], shares: readonly number[], parties: readonly number[]): Convention[] {
  const found: Convention[] = [];
  for (let i = 0; i < shares.length; i++) {
    for (let j = i + 1; j < shares.length; j++) {
      if (parties.includes(i) && parties.includes(j)) continue;
      const joined = shares.map((share, at) => (at === i ? share + shares[j]! : share)).filter((_, at) => at !== j);
      const moved = parties.map((at) => (at === j ? i : at)).map((at) => (at > j ? at - 1 : at));
      found.push({ id: 'one-owner', values: figuresOf(joined, moved), sentence: `With ${names[i]} and ${names[j]} as one owner`, oneOfMany: true });
    }
  }
  return found;
}

/** The change of a merger between two other rows. */
function otherPairs(names: readonly string[], shares: readonly number[], parties: readonly number[], plain: FigureValues): Convention[] {
  const found: Convention[] = [];
  for (let i = 0; i < shares.length; i++) {
    for (let j = i + 1; j < shares.length; j++) {
      if (parties.includes(i) && parties.includes(j)) continue;
      const pair = figuresOf(shares, [i, j]);
      found.push({ id: 'other-parties', values: { ...pair, hhiBefore: plain.hhiBefore }, sentence: `With a merger of ${names[i]} and ${names[j]}`, oneOfMany: true });
    }
  }
  return found;
}

/** A figure as a person reads it: points, or a fraction with four decimals. */
export function shown(value: number): string {
  return formatLevel(Number(value.toPrecision(12)));
}
