import type { Problem } from '../../core/problem';
import { problemLines } from './problems';
import { err, out } from './write';

/** Ends a result for a person: what was assumed, then, on standard error, what to look at. */
export function outAssumed(assumptions: readonly string[], problems: readonly Problem[]): void {
  if (assumptions.length > 0) out(`Assumed\n${assumptions.map((sentence) => `  ${sentence}\n`).join('')}`);
  err(problemLines(problems));
}
