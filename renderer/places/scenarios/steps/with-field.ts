import type { Step } from '../../../../core/deal/step';
import { stepSchema } from '../../../../core/deal/step';

/** The step with another value in a field; without the field for `undefined`. Whether that is a step is for `faultOf` to say. */
export function withField(step: Step, name: string, value: unknown): Step {
  const { [name]: _old, ...rest } = step as Readonly<Record<string, unknown>>;
  return (value === undefined ? rest : { ...step, [name]: value }) as Step;
}

/** What a field holds, `undefined` where it is absent. */
export function fieldOf(step: Step, name: string): unknown {
  return (step as Readonly<Record<string, unknown>>)[name];
}

/** What is wrong with a step before any market sees it, in one sentence; `null` where it is sound. */
export function faultOf(step: Step): string | null {
  const read = stepSchema.safeParse(step);
  return read.success ? null : (read.error.issues[0]?.message ?? 'This is not a step.');
}
