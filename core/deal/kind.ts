import type { Structure } from '../market/structure';
import type { Problem } from '../problem';
import type { Step } from './step';
import type { Transfer } from './ledger';

/**
 * A right to a part of another firm's sales or profit without owning it whole: what it does to the holder's incentives is told
 * apart from the HHI. `silent`, `control`: a stake; `commission`: a rate on sales.
 */
export interface Interest {
  readonly kind: 'silent' | 'control' | 'commission';
  readonly holder: string;
  readonly firm: string;
  /** Fraction of the profit or of the sales. */
  readonly rate: number;
  /** Rise of the MHHI in points at the shares at which the step applies. */
  readonly delta: number;
}

/** What a step did to one market: a new structure, or the reason why it left the market as it was. */
export type StepOutcome =
  | {
      readonly applied: true;
      readonly structure: Structure;
      /** The same move as a list, for exact arithmetic and for the working; empty where no share moves. */
      readonly transfers: readonly Transfer[];
      /** Size of the market relative to that before the step, where it is another. */
      readonly size?: number;
      /** Parties present before this step and the firm they became. */
      readonly merger?: { readonly parties: readonly string[]; readonly into: string };
      /** Who bought an asset. */
      readonly buyer?: string;
      readonly interests?: readonly Interest[];
      /** What a reader must know of how the step was applied here, each without a full stop. */
      readonly notes?: readonly string[];
    }
  /** `note`: the step moves no share in this market; `structure` then only knows who belongs to whom. `problem`: the step asks for what cannot be. */
  | { readonly applied: false; readonly note: string; readonly structure?: Structure }
  | { readonly applied: false; readonly problem: Problem };

/** How a name in a step is meant: a firm that must be there, one that may be new, what a firm owns, or a platform of the audience data. */
export type NameRole = 'firm' | 'new' | 'asset' | 'platform';

/** A field of a step's form. `name` is its key in the JSON. */
export interface StepField {
  readonly name: string;
  readonly label: string;
  /**
   * `firm`: a name; `firms`: two or more; `share`: a fraction of the market; `fraction`: any other; `choice`: one of `choices`;
   * `split`: `proportional` or firm to fraction; `shares`: firm to fraction of the market; `growth`: firm to rate;
   * `partners`: see `partnerSchema`; `text`, `yes-no`, `platforms`.
   */
  readonly kind: 'firm' | 'firms' | 'share' | 'fraction' | 'choice' | 'split' | 'shares' | 'growth' | 'partners' | 'text' | 'yes-no' | 'platforms';
  readonly optional: boolean;
  /** Whether a firm may be new to the market. */
  readonly mayBeNew?: true;
  readonly hint?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** A number of a step: what a slider or a sweep can vary, between `low` and `high`. */
export interface StepNumber<S> {
  readonly field: string;
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The step with another value. */
  readonly set: (value: number) => S;
}

/** What a new step is filled in from: the market as it stands, and the firms of the deal. */
export interface BlankContext {
  readonly structure: Structure | null;
  readonly parties: readonly string[];
}

/** What each kind of step must offer. */
export interface StepKind<S extends Step> {
  readonly type: S['type'];
  /** Button and menu text. */
  readonly label: string;
  /** One sentence on what the step is for. */
  readonly help: string;
  /** What would it take: the question that a range over a number of the step answers. */
  readonly question: string;
  readonly fields: readonly StepField[];
  apply(structure: Structure, step: S): StepOutcome;
  /** One sentence without a full stop: "Amazon merges with TikTok". */
  sentence(step: S): string;
  /** For the undo menu: "Merge Amazon with TikTok". */
  title(step: S): string;
  /** The firms that come under one control by the step, the acquirer first; none where no control passes. */
  merging(step: S): readonly string[];
  /** The step with each of its names replaced. */
  rename(step: S, as: (name: string, role: NameRole) => string): S;
  numbers(step: S): readonly StepNumber<S>[];
  /** A step to begin a form with; it is valid as it stands. */
  blank(context: BlankContext): S;
}
