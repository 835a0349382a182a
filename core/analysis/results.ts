import type { ReachEstimate } from '../audience/audience';
import type { Interest } from '../deal/kind';
import type { DealInMarket } from '../deal/scenario';
import type { Problem } from '../problem';
import type { Outcome } from '../rules/evaluate';

/** Concentration of one market in one period. HHI in points, the rest as the measure's registry entry states. */
export interface Measures {
  readonly hhi: number;
  /** Bounds of the HHI over what the fringe and the unknown part may hide, in points; equal to `hhi` without them. */
  readonly hhiLow: number;
  readonly hhiHigh: number;
  readonly cr1: number;
  readonly cr4: number;
  /** Named firms with a share above 0. */
  readonly firms: number;
}

/** A firm before and after the deal; shares are fractions of the market. */
export interface FirmRow {
  readonly firm: string;
  readonly role: 'party' | 'merged' | 'buyer' | 'rival' | 'fringe' | 'unknown';
  readonly before: number;
  readonly after: number;
  readonly estimate: boolean;
}

/** What stakes and commissions do to incentives, beside the HHI and never read against its thresholds. */
export interface Incentives {
  /** Rise of the MHHI in points (O'Brien and Salop 2000). */
  readonly mhhiDelta: number;
  readonly interests: readonly Interest[];
  /** A commission is read as a silent interest of its rate, an approximation. */
  readonly approximate: boolean;
}

/** The market after the deal on the base before it, where a part left the market or it grew. */
export interface OldBase {
  /** HHI in points. */
  readonly hhi: number;
  /** Share by firm as a fraction of the market before the deal. */
  readonly shares: Readonly<Record<string, number>>;
}

/** One market under one scenario. */
export interface MarketResult {
  /** Id of the market definition, or the market's name on the command line. */
  readonly id: string;
  readonly name: string;
  readonly market: string;
  readonly period: string;
  readonly deal: DealInMarket;
  readonly before: Measures;
  readonly after: Measures;
  /** HHI after less HHI before, in points, from full-precision shares. */
  readonly change: number;
  /** Share of the merged firm (of the largest party where there is no merger here), or `null` where no party is present. */
  readonly mergedShare: number | null;
  readonly incentives: Incentives | null;
  readonly oldBase: OldBase | null;
  /** Largest share first; fringe and unknown part last. */
  readonly rows: readonly FirmRow[];
  readonly outcomes: readonly Outcome[];
  /** Per outcome: the firm whose share it reads, the merged one or a buyer of a divested asset, whichever is worse. */
  readonly screenedFirms: readonly string[];
  /** Why the deal changes nothing here, or what else a reader must know. */
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

/** Platforms that close by an exit or a ban. */
export interface ClosedPlatforms {
  /** Who used any of them before. */
  readonly before: ReachEstimate;
  /** Who uses any of the other platforms of the data; `null` where there is none. */
  readonly remaining: ReachEstimate | null;
  /** Who used the closed ones and none of the others: they are lost to all. */
  readonly lost: ReachEstimate;
}

/** What the deal does to the cohort that its firms reach. */
export interface ReachResult {
  readonly cohort: string;
  readonly kind: 'respondents' | 'marginals';
  readonly synthetic: boolean;
  readonly sample: { readonly n: number; readonly nEff: number } | null;
  /** `partnership`: no control passes, and all figures are the reach of the partnership. */
  readonly basis: 'control' | 'partnership';
  /** Each platform of the parties alone. */
  readonly parties: readonly ReachEstimate[];
  /** The acquirer (first party, or the firm that partners) alone: its reach before the deal. */
  readonly before: ReachEstimate | null;
  /** All platforms of the merged firm together, deduplicated. */
  readonly union: ReachEstimate | null;
  /** What the rest of the merged firm adds to the acquirer. */
  readonly added: ReachEstimate | null;
  /** With the platforms of partners, and what these add to those that are owned; `null` without partners in the data. */
  readonly partnership: { readonly union: ReachEstimate; readonly added: ReachEstimate | null } | null;
  readonly closed: ClosedPlatforms | null;
  /** Each rival alone, then the rivals together where there are several. */
  readonly rivals: readonly ReachEstimate[];
  /** Parties that the audience data does not know. */
  readonly absent: readonly string[];
}

export interface ScenarioResult {
  readonly scenario: string;
  readonly name: string;
  readonly markets: readonly MarketResult[];
  readonly reach: ReachResult | null;
}

/** Concentration of one market over its periods. */
export interface Trend {
  readonly id: string;
  readonly name: string;
  readonly periods: readonly {
    readonly period: string;
    readonly measures: Measures;
    /** Sum of absolute share changes since the period before, as a fraction; `null` in the first. */
    readonly instability: number | null;
  }[];
}

export interface Results {
  readonly scenarios: readonly ScenarioResult[];
  readonly trends: readonly Trend[];
  /** Market definitions or audience settings that point at nothing. */
  readonly problems: readonly Problem[];
}
