import { z } from 'zod';

/** The range over which one number of a step is varied; the step itself keeps its value. */
export const sweepSchema = z
  .object({
    /** Which number: `share`, `stake`, `diversion:Meta`. See `numbers` of the kind of step. */
    field: z.string().min(1),
    low: z.number(),
    high: z.number(),
  })
  .refine(({ low, high }) => low < high, { message: 'The range must end above where it begins.', path: ['high'] });
export type Sweep = z.infer<typeof sweepSchema>;

/** Fields that every kind of step has. */
export const commonStepFields = {
  /** Stable key within a scenario; given by the program. */
  id: z.string().min(1).optional(),
  /** Left out of the calculation but kept in the list. */
  muted: z.boolean().optional(),
  /** Market definitions (ids) or market names that the step is confined to; all markets where absent. */
  markets: z.array(z.string().min(1)).optional(),
  /** First period in which the step applies; in all where absent, and in markets without periods. */
  since: z.string().min(1).optional(),
  sweep: sweepSchema.optional(),
};

/** Name of a firm, brand or platform. */
export const nameSchema = z.string().min(1);

/** Platforms whose audience goes with a step, where it is not all that the firm owns. */
export const platformsSchema = z.array(nameSchema).optional();
