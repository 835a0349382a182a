import { nameFit, namedReason, nameWords } from './column-roles';
import type { Reason, ShareMapping, ShareRole } from './mapping';
import { periodStart } from '../period';
import type { ColumnProfile } from './profile';
import { isNumberColumn } from './profile';
import type { Candidate } from './propose';
import { fringeReason } from './propose';
import { FILE_COLUMN } from './source';
import { guessUnit } from './unit';

/** A column that could play a role: the fit of its name, or only its contents speak for it. */
interface Choice {
  readonly column: ColumnProfile;
  readonly score: number;
  readonly reason: Reason;
}

const seen = (reason: string, confidence: number): Reason => ({ by: 'guess', reason, confidence });

const isNumeric = isNumberColumn;
const isText = (column: ColumnProfile): boolean => column.filled > 0 && column.numbers < 0.5 * column.filled;

/** Forms of a market's name from here on are names of places and the like. */
const WEAK_MARKET = 3;
/** And forms of a firm's name: platforms, apps and the like, which are asked about as often as they are sellers. */
const WEAK_FIRM = 6;

/** Below this neither names nor contents say that the columns are shares. */
const LEAST = 1.5;

/** Readings of the columns as market, period, firm and value: one a possible value column, best first. */
export function proposeShares(columns: readonly ColumnProfile[], isFringe: (name: string) => boolean): Candidate<ShareMapping>[] {
  const found: Candidate<ShareMapping>[] = [];
  const values = valueChoices(columns);
  values.slice(0, 4).forEach((value, rank) => {
    const candidate = around(columns, value, isFringe);
    if (candidate !== null) found.push({ ...candidate, score: candidate.score - 0.01 * rank });
  });
  return values.length > 0 ? found : countedRows(columns, isFringe);
}

/** Rows from which on a list of what firms have (stations, routes, branches) is worth counting. */
const ROWS_TO_COUNT = 50;

/** A list without any value in which firms recur: its rows are counted. */
function countedRows(columns: readonly ColumnProfile[], isFringe: (name: string) => boolean): Candidate<ShareMapping>[] {
  const firm = byName(columns.filter(isText), 'firm', WEAK_FIRM)?.column;
  const people = columns.some(({ name }) => (['weight', 'cohort'] as const).some((role) => nameFit(name, role) !== null));
  if (firm === undefined || people || firm.filled < ROWS_TO_COUNT || firm.distinct * 2 > firm.filled) return [];
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  let rowCount = 'rows';
  for (let n = 2; names.has(rowCount); n++) rowCount = `rows ${n}`;
  const column: ColumnProfile = { ...firm, name: rowCount, filled: firm.filled + firm.missing, missing: 0, absent: 0, distinct: 1, numbers: firm.filled, whole: firm.filled, percents: 0, min: 1, max: 1, sum: firm.filled, values: ['1'] };
  const candidate = around(columns, { column, score: 0, reason: seen('no column holds a value, so the rows are counted', 0.5) }, isFringe);
  if (candidate === null) return [];
  const { mapping, score } = candidate;
  return [{ score, mapping: { ...mapping, unit: 'level', unitName: 'rows', preparation: { rowCount } } }];
}

function around(columns: readonly ColumnProfile[], value: Choice, isFringe: (name: string) => boolean): Candidate<ShareMapping> | null {
  const taken = new Set([value.column.name]);
  const reasons: Record<string, Reason> = {};
  let score = value.score;
  const take = (role: ShareRole, choice: Choice | null): string | null => {
    if (choice === null) return null;
    taken.add(choice.column.name);
    reasons[role] = choice.reason;
    score += choice.score;
    return choice.column.name;
  };
  reasons['value'] = value.reason;
  const free = (): ColumnProfile[] => columns.filter(({ name }) => !taken.has(name));
  const period = take('period', byName(free(), 'period') ?? byDates(free()));
  const part = period === null ? null : partOfYear(columns.find(({ name }) => name === period)!, free());
  if (part !== null) reasons['period'] = seen(`${reasons['period']!.reason}; its ${part.distinct} '${part.name}' are added up: filter one of them where the values are no sales of a year`, 0.5);
  const market = take('market', byName(free(), 'market', WEAK_MARKET));
  const firm = take('firm', byName(free(), 'firm') ?? byText(free()));
  if (firm === null || score < LEAST) return null;
  const product = take('product', byName(free(), 'product'));
  const status = take('status', byName(free().filter(isText), 'status'));
  // Periods that are called markets are the markets of one place: a weaker name is then something else.
  const periodsAreMarkets = period !== null && (nameFit(period, 'market') ?? WEAK_MARKET) < WEAK_MARKET;
  const place = market ?? (periodsAreMarkets ? null : take('market', byName(free(), 'market')));
  const { unit, reason, confidence } = guessUnit(value.column, null);
  reasons['unit'] = seen(reason, confidence);
  const fringe = columns.find(({ name }) => name === firm)!.values.filter(isFringe);
  if (fringe.length > 0) reasons['fringe'] = fringeReason(fringe);
  return {
    score,
    mapping: { kind: 'shares', market: place, period, firm, product, value: value.column.name, status, unit, unitName: '', basis: '', fringe, reasons },
  };
}

/** Columns of numbers, those named like a share or a value first; a named column may hold stray text, which is then reported. */
function valueChoices(columns: readonly ColumnProfile[]): Choice[] {
  const choices: (Choice & { readonly fit: number })[] = [];
  for (const column of columns) {
    const fit = nameFit(column.name, 'value');
    if (placesOrNumbers(column.name)) continue;
    if (fit !== null && column.numbers >= 0.3 * column.filled && column.numbers > 0) {
      choices.push({ column, score: 2, fit, reason: namedReason(column.name, fit) });
    } else if (isNumeric(column) && column.min! >= 0 && !looksLikeDates(column) && noOtherRole(column.name) && !isKey(column)) {
      const range = column.max! <= 1 ? 'between 0 and 1' : column.max! <= 100 ? 'between 0 and 100' : 'numbers of zero or more';
      choices.push({ column, score: 0.5, fit: 99, reason: seen(`all values are ${column.max! <= 100 ? `numbers ${range}` : range}`, 0.4) });
    }
  }
  const namedOnes = choices.filter(({ fit }) => fit < 99);
  return (namedOnes.length > 0 ? namedOnes : choices).sort((a, b) => a.fit - b.fit || Number(isNumeric(b.column)) - Number(isNumeric(a.column)) || b.column.distinct - a.column.distinct);
}

/** The best-named column for a role; `within` keeps to the best forms of the name. */
function byName(columns: readonly ColumnProfile[], role: ShareRole, within = Infinity): Choice | null {
  let best: { choice: Choice; fit: number } | null = null;
  for (const column of columns) {
    const fit = nameFit(column.name, role);
    if (fit === null || fit >= within || column.filled === 0) continue;
    if (best === null || fit < best.fit) best = { choice: { column, score: role === 'status' ? 0.5 : 2, reason: namedReason(column.name, fit) }, fit };
  }
  return best?.choice ?? null;
}

function byDates(columns: readonly ColumnProfile[]): Choice | null {
  const column = columns.find((one) => looksLikeDates(one) && !isDayOfEach(one));
  return column === undefined ? null : { column, score: 1, reason: seen(`all values are years or dates, such as ${column.values[0]}`, 0.7) };
}

/** Dates of events, hardly two on a day: as periods each would be a market of a firm or two. */
function isDayOfEach({ distinct, filled }: ColumnProfile): boolean {
  return distinct > 60 && distinct * 5 > filled;
}

/** The text column with the most different names, where names repeat or no other column is text. */
function byText(columns: readonly ColumnProfile[]): Choice | null {
  const fits = (c: ColumnProfile): boolean => isText(c) && c.distinct > 1 && noOtherRole(c.name);
  const [column] = columns.filter(fits).sort((a, b) => b.distinct - a.distinct);
  return column === undefined ? null : { column, score: 0.5, reason: seen(`text with ${column.distinct} different names`, 0.4) };
}

const PART = /^(?:month|quarter|week|mes|monat|mois|mese|quartal|trimestre|trimester)$/;

/** A column of months, quarters or weeks beside one of years: rows of one year are then several. */
function partOfYear(period: ColumnProfile, others: readonly ColumnProfile[]): ColumnProfile | null {
  if (!period.values.every((value) => /^\d{4}$/.test(value))) return null;
  return others.find(({ name, distinct, missing }) => PART.test(nameWords(name)) && missing === 0 && distinct > 1 && distinct <= 53) ?? null;
}

/** Whether all values are years or dates. */
export function looksLikeDates(column: ColumnProfile): boolean {
  if (column.filled === 0 || column.missing > 0) return false;
  return column.values.every((value) => {
    const start = periodStart(value);
    return start !== null && start >= 1850 && start < 2150;
  });
}

/** Words of a name that make its numbers a place on the map, a key, an address or a date, whatever else the name says. */
const NO_QUANTITY =
  /\b(?:lat|lats|latitude|latitud|latitudine|lon|long|lng|longitude|longitud|longitudine|langengrad|laengengrad|breitengrad|coordinates?|coords?|koordinaten?|easting|northing|id|ids|nr|uuid|isbn|ean|gtin|siren|siret|zip|zipcode|postcode|postal|postleitzahl|plz|cap|cep|codigo postal|code|codes|codice|codigo|phone|fax|year|jahr|ano|annee|anno)\b|^(?:x|y|index|key|id [a-z ]+)$/;

/** Is this the name of a column whose numbers measure nothing, such as longitudes or ids? */
export function placesOrNumbers(name: string): boolean {
  return NO_QUANTITY.test(opened(name));
}

/** The words of a name with an "id" or "code" at its end, which `nameWords` takes away. */
function opened(name: string): string {
  return nameWords(`${name} .x`).replace(/ x$/, '');
}

/** Rows that make a column of different whole numbers a key rather than a quantity. */
const ROWS_OF_A_KEY = 50;

/** A column without a telling name whose whole numbers are all different: rows are numbered by it. */
function isKey({ filled, distinct, values }: ColumnProfile): boolean {
  return filled >= ROWS_OF_A_KEY && distinct === filled && values.every((value) => /^\d+$/.test(value.trim()));
}

const NOT_IN_SHARES = ['weight', 'cohort', 'status', 'id'] as const;

/** A column whose name says something that no share table needs. */
export function noOtherRole(name: string): boolean {
  return name !== FILE_COLUMN && !NOT_IN_SHARES.some((role) => nameFit(name, role) !== null) && !/price|lat|lon|phone|rank|note|source|comment|url|instrument|^n$|platform_[ab]|both|month|quarter|week|day/i.test(name);
}
