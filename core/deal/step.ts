import { z } from 'zod';
import type { Problem } from '../problem';
import type { Structure } from '../market/structure';
import { divestSchema } from './divest';
import { mergeSchema } from './merge';

/** One move of a deal as JSON. Each kind has a file of its own: schema, pure function, sentence. */
export const stepSchema = z.discriminatedUnion('type', [mergeSchema, divestSchema]);
export type Step = z.infer<typeof stepSchema>;
export type StepType = Step['type'];

/** A firm's share that changed hands: all of it, or a fraction of the whole market. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly share: number | 'all';
}

/** What a step did to one market: a new structure, or the reason why it left the market as it was. */
export type StepOutcome =
  | {
      readonly applied: true;
      readonly structure: Structure;
      /** The same move as a list, for exact arithmetic and for the working. */
      readonly transfers: readonly Transfer[];
      /** Parties present before this step and the firm they became. */
      readonly merger?: { readonly parties: readonly string[]; readonly into: string };
      /** Who bought an asset. */
      readonly buyer?: string;
    }
  /** `note`: the step moves no share in this market; `structure` then only knows who belongs to whom. `problem`: the step asks for what cannot be. */
  | { readonly applied: false; readonly note: string; readonly structure?: Structure }
  | { readonly applied: false; readonly problem: Problem };

/** What each kind of step must offer. */
export interface StepKind<S extends Step> {
  readonly type: S['type'];
  /** Button and menu text. */
  readonly label: string;
  apply(structure: Structure, step: S): StepOutcome;
  /** One sentence without a full stop: "Amazon merges with TikTok". */
  sentence(step: S): string;
}
