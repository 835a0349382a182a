import { POINTS } from '../economics/hhi';
import { deltaHhi, mergedShare } from '../economics/merger';
import { sum, sumOfSquares } from '../economics/sum';
import type { Step } from '../deal/step';
import type { ShareTable } from '../market/share-table';
import { cellCount } from '../market/share-table';
import { structureOf } from '../market/structure';
import type { RuleSet } from '../rules/rule-set';
import { screenMarket } from './screen';
import { Cell, numberedDeal } from './sweep-deal';
import type { ShareIndex } from './sweep-index';
import { shareIndex } from './sweep-index';
import type { CompiledRule, Quantities } from './sweep-rules';
import { compileRule, NEAR_A_LIMIT, NOT_SCREENED, NOT_TESTED, QUANTITY_COUNT, quantityCode } from './sweep-rules';

/** Every market and period of a table under one deal, by cell. HHI and change in points, shares as fractions. */
export interface Sweep {
  readonly hhiBefore: Float64Array;
  readonly hhiAfter: Float64Array;
  readonly change: Float64Array;
  /** Share of the merged firm, or of the largest party where nothing merges; NaN where no party is present. */
  readonly mergedShare: Float64Array;
  /** By rule, then by cell: position in the rule's outcomes, `NOT_SCREENED` or `NOT_TESTED`. */
  readonly outcomes: readonly Uint8Array[];
  /** Cells in which a firm of the deal has a share. */
  readonly touched: number;
}

const [POST, PRE, DELTA, SHARE] = (['postHhi', 'preHhi', 'delta', 'mergedShare'] as const).map(quantityCode) as [number, number, number, number];

/**
 * Screens every market of a table at once: the figures and outcomes of `screenMarket`, cell by cell, touching only the markets
 * in which a firm of the deal is present. Where a value stands at a limit the exact screen of that market decides.
 */
export function sweep(table: ShareTable, steps: readonly Step[], rules: readonly RuleSet[]): Sweep {
  const cells = cellCount(table);
  const index = shareIndex(table);
  const result = {
    hhiBefore: index.hhi.slice(),
    hhiAfter: index.hhi.slice(),
    change: new Float64Array(cells),
    mergedShare: new Float64Array(cells).fill(NaN),
    outcomes: rules.map(() => new Uint8Array(cells).fill(NOT_SCREENED)),
  };
  const deal = numberedDeal(steps, index.firmAt);
  if (deal === null) {
    for (let c = 0; c < cells; c++) screenInto(result, c, table, steps, rules);
    return { ...result, touched: cells };
  }
  const compiled = rules.map(compileRule);
  const cell = new Cell(index.largestCell, deal);
  const values = new Float64Array(QUANTITY_COUNT);
  const reached = cellsOf(deal.named, index, cells);
  let touched = 0;
  for (let c = 0; c < cells; c++) {
    if (reached[c] === 0) continue;
    touched++;
    const market = table.markets[table.cellMarket[c]!]!;
    const parties = deal.partiesIn(market);
    cell.run(table.firm, index.shares, table.offsets[c]!, table.offsets[c + 1]!, market);
    const screened = screenedFirm(cell, parties);
    readCell(cell, screened, index, c, values);
    result.hhiAfter[c] = values[POST]!;
    result.change[c] = values[DELTA]!;
    if (screened < 0) continue;
    result.mergedShare[c] = values[SHARE]!;
    decide(compiled, cell, parties, values, result.outcomes, c, table, index, steps);
  }
  return { ...result, touched };
}

/** As in `screenMarket`: where nothing is screened, a change of fewer points is rounding. */
const ROUNDING = 1e-9;

/** 1 for each cell in which one of the firms has an entry. */
function cellsOf(named: Int32Array, { starts, entries, entryCell }: ShareIndex, cells: number): Uint8Array {
  const reached = new Uint8Array(cells);
  for (const f of named) {
    if (f >= starts.length - 1) continue;
    for (let e = starts[f]!; e < starts[f + 1]!; e++) reached[entryCell[entries[e]!]!] = 1;
  }
  return reached;
}

/** Position in the market after the deal of the firm whose share is read: the merged one, else the largest party; -1 without one. */
function screenedFirm(cell: Cell, parties: Int32Array): number {
  if (cell.mergedFirm >= 0) return cell.at(cell.mergedFirm);
  let largest = -1;
  for (const party of parties) {
    const at = cell.entryBefore(party) < 0 ? -1 : cell.at(party);
    if (at >= 0 && (largest < 0 || cell.share[at]! > cell.share[largest]!)) largest = at;
  }
  return largest;
}

function readCell(cell: Cell, screened: number, index: ShareIndex, c: number, values: Quantities): void {
  values[PRE] = index.hhi[c]!;
  if (cell.mergedFirm >= 0 && screened >= 0) {
    const own = cell.partyShares(index.shares);
    // The merged firm stands last; its share is the compensated sum, as the rules read it.
    values[SHARE] = mergedShare(own);
    cell.share[cell.count - 1] = values[SHARE]!;
    values[POST] = sumOfSquares(cell.share, 0, cell.count) * POINTS;
    values[DELTA] = deltaHhi(own);
    return;
  }
  values[POST] = sumOfSquares(cell.share, 0, cell.count) * POINTS;
  const change = values[POST]! - values[PRE]!;
  values[DELTA] = screened < 0 && Math.abs(change) < ROUNDING ? 0 : change;
  values[SHARE] = screened < 0 ? NaN : cell.share[screened]!;
}

function decide(
  compiled: readonly CompiledRule[], cell: Cell, parties: Int32Array, values: Quantities,
  outcomes: readonly Uint8Array[], c: number, table: ShareTable, index: ShareIndex, steps: readonly Step[],
): void {
  let firmsRead = false;
  const near: number[] = [];
  for (let r = 0; r < compiled.length; r++) {
    const rule = compiled[r]!;
    if (rule.readsFirms && !firmsRead) {
      readFirms(cell, parties, index, values);
      firmsRead = true;
    }
    const found = rule.outcome(values);
    if (found === NEAR_A_LIMIT) near.push(r);
    else outcomes[r]![c] = found;
  }
  if (near.length === 0) return;
  const exact = screenMarket({ ...named(table, c), structure: structureOf(table, c), steps, rules: near.map((r) => compiled[r]!.rule) });
  near.forEach((r, at) => {
    outcomes[r]![c] = outcomeAt(compiled[r]!.rule, exact.outcomes[at]?.outcome);
  });
}

/** Values of rules that look at several firms, or at the leading firm before the merger. */
function readFirms(cell: Cell, parties: Int32Array, { shares }: ShareIndex, values: Quantities): void {
  const top = cell.largest(TOP);
  values[quantityCode('top3Share')] = sum(top, 0, 3);
  values[quantityCode('top5Share')] = sum(top, 0, 5);
  values[quantityCode('leaderShare')] = 0;
  values[quantityCode('partnerShare')] = 0;
  values[quantityCode('leaderOverSecond')] = 0;
  const merging = cell.partyCount > 0 ? cell.parties : parties;
  const count = cell.partyCount > 0 ? cell.partyCount : parties.length;
  let leading = -1;
  let present = 0;
  let partner = 0;
  for (let p = 0; p < count; p++) {
    const entry = cell.entryBefore(merging[p]!);
    if (entry < 0) continue;
    present++;
    if (leading < 0 || shares[entry]! > shares[leading]!) {
      partner = leading < 0 ? 0 : shares[leading]!;
      leading = entry;
    } else {
      partner = Math.max(partner, shares[entry]!);
    }
  }
  if (present < 2) return;
  const share = shares[leading]!;
  const second = cell.largestOther(leading);
  if (second > share) return;
  values[quantityCode('leaderShare')] = share;
  values[quantityCode('partnerShare')] = partner;
  values[quantityCode('leaderOverSecond')] = second > 0 ? share / second : Number.MAX_VALUE;
}

/** Scratch for the five largest firms. */
const TOP = new Float64Array(5);

type Columns = Omit<Sweep, 'touched'>;

/** The general way: one market through `screenMarket`. */
function screenInto(into: Columns, c: number, table: ShareTable, steps: readonly Step[], rules: readonly RuleSet[]): void {
  const found = screenMarket({ ...named(table, c), structure: structureOf(table, c), steps, rules });
  into.hhiAfter[c] = found.after.hhi;
  into.change[c] = found.change;
  into.mergedShare[c] = found.mergedShare ?? NaN;
  rules.forEach((rule, r) => {
    into.outcomes[r]![c] = outcomeAt(rule, found.outcomes[r]?.outcome);
  });
}

function named(table: ShareTable, c: number): { id: string; name: string } {
  const market = table.markets[table.cellMarket[c]!]!;
  return { id: market, name: market };
}

function outcomeAt(rule: RuleSet, outcome: string | undefined): number {
  if (outcome === undefined) return NOT_SCREENED;
  const at = rule.outcomes.findIndex(({ id }) => id === outcome);
  return at < 0 ? NOT_TESTED : at;
}
