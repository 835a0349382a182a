import { z } from 'zod';
import { adjustSchema } from './adjust';
import { divestSchema } from './divest';
import { enterSchema } from './enter';
import { exitSchema } from './exit';
import { expandSchema } from './expand';
import { mergeSchema } from './merge';
import { partnerStepSchema } from './partner';
import { stakeSchema } from './stake';
import { transferSchema } from './transfer';

/** One move of a deal as JSON. Each kind has a file of its own: schema, pure function, sentence. */
export const stepSchema = z.discriminatedUnion('type', [
  mergeSchema, stakeSchema, divestSchema, transferSchema, exitSchema, enterSchema, expandSchema, partnerStepSchema, adjustSchema,
]);
export type Step = z.infer<typeof stepSchema>;
export type StepType = Step['type'];
