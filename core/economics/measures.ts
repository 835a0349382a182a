import { concentrationRatio } from './concentration-ratio';
import { garciaAlbaDominance, kwokaDominance, melnikShyStenbackaThreshold } from './dominance';
import { entropy, entropyNumbersEquivalent, relativeEntropy, theil } from './entropy';
import { hannahKay } from './hannah-kay';
import { hhi } from './hhi';
import { horvath } from './horvath';
import { linda } from './linda';
import { normalisedHhi, numbersEquivalent } from './normalised-hhi';
import { gini, hallTideman, hoover } from './rank-indices';

export type MeasureUnit = 'points' | 'fraction' | 'number' | 'nats';

/** A value, or its absence with the reason. Never 0 or NaN in place of what cannot be computed. */
export interface MeasureValue {
  readonly value: number | null;
  readonly reason?: string;
}

export interface MeasureParameter {
  readonly symbol: string;
  readonly meaning: string;
  readonly usual: number;
}

export interface MeasureText {
  readonly id: string;
  readonly name: string;
  readonly symbol: string;
  /** LaTeX. */
  readonly formula: string;
  readonly range: string;
  readonly unit: MeasureUnit;
  /** What a high value means. */
  readonly high: string;
  readonly source: string;
  /** Formula known from secondary sources only. */
  readonly unverified?: true;
  readonly parameter?: MeasureParameter;
}

export interface Measure extends MeasureText {
  /** Depends on how the fringe is made up: an explained absence when there is one. Hannah-Kay: only for a up to 1. */
  readonly needsWholeMarket: boolean;
  /**
   * `sorted`: shares of the firms as fractions, largest first, none 0. `fringe`: share of the market that is not known firm
   * by firm. `parameter`: k, a or n, the usual one where absent.
   */
  compute(sorted: ArrayLike<number>, fringe: number, parameter?: number): MeasureValue;
}

/** A fringe no larger than this is rounding of the shares. */
const ROUNDING = 1e-9;

interface Definition extends MeasureText {
  readonly needsWholeMarket: boolean | ((parameter: number) => boolean);
  readonly of: (sorted: ArrayLike<number>, parameter: number) => number | null;
  /** Why `of` gives `null` although there are firms. */
  readonly undefinedWhen?: (sorted: ArrayLike<number>, parameter: number) => string;
}

function measure(definition: Definition): Measure {
  const { needsWholeMarket, of, undefinedWhen, ...text } = definition;
  return {
    ...text,
    needsWholeMarket: needsWholeMarket !== false,
    compute(sorted, fringe, parameter = text.parameter?.usual ?? 0) {
      if (sorted.length === 0) return { value: null, reason: 'No firm is named in this market.' };
      const whole = typeof needsWholeMarket === 'function' ? needsWholeMarket(parameter) : needsWholeMarket;
      if (whole && fringe > ROUNDING) {
        return { value: null, reason: 'Part of the market is not known firm by firm, and this index depends on how that part is made up.' };
      }
      const value = of(sorted, parameter);
      return value === null ? { value, reason: undefinedWhen?.(sorted, parameter) ?? 'Not defined for these shares.' } : { value };
    },
  };
}

const twoFirms = (): string => 'Not defined for a single firm.';

/** Every concentration measure of one market in one period. */
export const measures: readonly Measure[] = [
  measure({
    id: 'hhi', name: 'Herfindahl-Hirschman index', symbol: 'HHI', formula: String.raw`10^4 \sum_i s_i^2`, range: '0 to 10,000', unit: 'points',
    high: 'few or unequal firms', source: 'Hirschman 1945; Herfindahl 1950', needsWholeMarket: false, of: hhi,
  }),
  measure({
    id: 'normalisedHhi', name: 'Normalised HHI', symbol: 'H*', formula: String.raw`\frac{H - 1/n}{1 - 1/n}`, range: '0 to 1', unit: 'fraction',
    high: 'unequal firms, whatever their number; not the HHI', source: 'H rescaled from [1/n, 1] to [0, 1]', needsWholeMarket: true, of: normalisedHhi,
    undefinedWhen: twoFirms,
  }),
  measure({
    id: 'numbersEquivalent', name: 'Numbers equivalent of the HHI', symbol: '1/H', formula: String.raw`1/H`, range: '1 upwards', unit: 'number',
    high: 'little concentration: as many equal firms', source: 'Adelman 1969', needsWholeMarket: false, of: numbersEquivalent,
  }),
  measure({
    id: 'cr', name: 'Concentration ratio', symbol: 'CR_k', formula: String.raw`\sum_{i=1}^{k} s_i`, range: '0 to 1', unit: 'fraction',
    high: 'the largest firms hold much of the market', source: 'Sum of the k largest shares', parameter: { symbol: 'k', meaning: 'number of firms', usual: 4 },
    needsWholeMarket: false, of: concentrationRatio,
  }),
  measure({
    id: 'entropy', name: 'Shannon entropy', symbol: 'E', formula: String.raw`-\sum_i s_i \ln s_i`, range: '0 to ln n', unit: 'nats',
    high: 'little concentration', source: 'Shannon 1948; Theil 1967', needsWholeMarket: true, of: entropy,
  }),
  measure({
    id: 'relativeEntropy', name: 'Relative entropy', symbol: 'E/ln n', formula: String.raw`\frac{E}{\ln n}`, range: '0 to 1', unit: 'fraction',
    high: 'firms of equal size', source: 'Theil 1967', needsWholeMarket: true, of: relativeEntropy, undefinedWhen: twoFirms,
  }),
  measure({
    id: 'entropyNumbersEquivalent', name: 'Numbers equivalent of the entropy', symbol: 'exp E', formula: String.raw`e^{E}`, range: '1 to n', unit: 'number',
    high: 'little concentration: as many equal firms', source: 'Hannah and Kay 1977', needsWholeMarket: true, of: entropyNumbersEquivalent,
  }),
  measure({
    id: 'theil', name: "Theil's T", symbol: 'T', formula: String.raw`\ln n - E`, range: '0 to ln n', unit: 'nats',
    high: 'unequal firms', source: 'Theil 1967', needsWholeMarket: true, of: theil,
  }),
  measure({
    id: 'hannahKay', name: 'Hannah-Kay numbers equivalent', symbol: 'HK_a', formula: String.raw`\left(\sum_i s_i^a\right)^{1/(1-a)}`, range: '1 to n',
    unit: 'number', high: 'little concentration; a larger a gives large firms more weight', source: 'Hannah and Kay 1977',
    parameter: { symbol: 'a', meaning: 'weight of large firms, above 0', usual: 3 }, needsWholeMarket: (a) => a <= 1, of: hannahKay,
  }),
  measure({
    id: 'hallTideman', name: 'Hall-Tideman (Rosenbluth) index', symbol: 'HTI', formula: String.raw`\frac{1}{2\sum_i i\,s_i - 1}`, range: '1/n to 1',
    unit: 'fraction', high: 'few or unequal firms', source: 'Hall and Tideman 1967; Rosenbluth 1955', needsWholeMarket: true, of: hallTideman,
  }),
  measure({
    id: 'horvath', name: 'Horvath comprehensive index', symbol: 'CCI', formula: String.raw`s_1 + \sum_{i \ge 2} s_i^2 (2 - s_i)`, range: '0 to 1',
    unit: 'fraction', high: 'a large leader', source: 'Horvath 1970', needsWholeMarket: false, of: horvath,
  }),
  measure({
    id: 'gini', name: 'Gini coefficient', symbol: 'G', formula: String.raw`1 - \frac{2\sum_i i\,s_i - 1}{n}`, range: '0 to 1 - 1/n', unit: 'fraction',
    high: 'unequal firms, whatever their number', source: 'Gini 1912', needsWholeMarket: true, of: gini,
  }),
  measure({
    id: 'hoover', name: 'Hoover index', symbol: 'Ho', formula: String.raw`\tfrac12 \sum_i |s_i - 1/n|`, range: '0 to 1 - 1/n', unit: 'fraction',
    high: 'much would have to move for firms to be equal', source: 'Hoover 1936', needsWholeMarket: true, of: hoover,
  }),
  measure({
    id: 'garciaAlbaDominance', name: 'Garcia Alba dominance', symbol: 'DI', formula: String.raw`\sum_i \left(\frac{s_i^2}{H}\right)^2`, range: '1/n to 1',
    unit: 'fraction', high: 'one firm makes up most of the HHI', source: 'Garcia Alba 1994', needsWholeMarket: false, of: garciaAlbaDominance,
  }),
  measure({
    id: 'melnikShyStenbackaThreshold', name: 'Melnik-Shy-Stenbacka threshold', symbol: 'S^D', formula: String.raw`\tfrac12 \left(1 - (s_1^2 - s_2^2)\right)`,
    range: '0 to 1/2', unit: 'fraction', high: 'the leader needs a larger share to dominate', source: 'Melnik, Shy and Stenbacka 2008',
    needsWholeMarket: false, of: melnikShyStenbackaThreshold,
  }),
  measure({
    id: 'kwokaDominance', name: 'Kwoka dominance (squared gaps)', symbol: 'D', formula: String.raw`\sum_{i<n} (s_i - s_{i+1})^2`, range: '0 to 1',
    unit: 'fraction', high: 'large gaps between successive firms', source: 'Kwoka 1977', unverified: true, needsWholeMarket: true,
    of: kwokaDominance, undefinedWhen: twoFirms,
  }),
  measure({
    id: 'linda', name: 'Linda index', symbol: 'L_n', formula: String.raw`\frac{1}{n(n-1)} \sum_{i=1}^{n-1} \frac{n-i}{i}\,\frac{A_i}{A_n - A_i}`,
    range: '1/n upwards', unit: 'number', high: 'unequal leaders', source: 'Linda 1976, from secondary sources', unverified: true,
    parameter: { symbol: 'n', meaning: 'number of leaders', usual: 4 }, needsWholeMarket: false, of: linda,
    undefinedWhen: (sorted, n) => (n < 2 ? 'Needs at least two leaders.' : `Needs ${n} firms with a share; ${sorted.length} are named.`),
  }),
];

/** The instability of shares compares two periods, so it stands beside the list; see `instability`. */
export const instabilityText: MeasureText = {
  id: 'instability', name: 'Instability of shares', symbol: 'I', formula: String.raw`\sum_i |s_{i,t} - s_{i,t-1}|`, range: '0 to 2', unit: 'fraction',
  high: 'shares moved much between the periods', source: 'Hymer and Pashigian 1962, JPE 70: 82-87',
};

/** The measure with this id, if there is one. */
export function measureOf(id: string): Measure | undefined {
  return measures.find((one) => one.id === id);
}

/** Shares as the measures want them: largest first, without firms that have no share. */
export function sortedShares(shares: ArrayLike<number>): Float64Array {
  return Float64Array.from(Array.from(shares).filter((share) => share > 0)).sort().reverse();
}
