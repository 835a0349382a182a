import { z } from 'zod';

/** Fields that every kind of step has. */
export const commonStepFields = {
  /** Stable key within a scenario; given by the program. */
  id: z.string().min(1).optional(),
  /** Left out of the calculation but kept in the list. */
  muted: z.boolean().optional(),
  /** Market definitions (ids) or market names that the step is confined to; all markets where absent. */
  markets: z.array(z.string().min(1)).optional(),
};
