import type { Outcome, TestResult } from './evaluate';
import type { Condition, RuleSet } from './rule-set';

/** A comparison that decided, and whether it speaks against what the rule first looked for. */
interface Part {
  readonly words: string;
  readonly met: boolean;
  readonly ofChange: boolean;
}

/**
 * Why a rule came out as it did, in the words of its deciding comparisons: "HHI 1,951 > 1,800 and change 249 > 100", or
 * "merged share 38.2% > 30.0% but change 6 ≤ 100" where an outcome was missed. `''` where nothing was compared.
 */
export function reasonOf(rule: RuleSet, outcome: Outcome): string {
  const at = rule.outcomes.findIndex(({ id }) => id === outcome.outcome);
  const tests = new Map(outcome.tests.map((test) => [test.id, test]));
  const when = rule.outcomes[at]?.when ?? null;
  if (when !== null) return sentence(whyTrue(when, tests));
  const missed = rule.outcomes.slice(0, Math.max(0, at)).flatMap((earlier) => (earlier.when === null ? [] : [earlier.when]));
  // The outcome missed last is the mildest, and so the nearest.
  const nearest = missed.at(-1);
  return nearest === undefined ? '' : sentence(whyFalse(nearest, tests));
}

type Tests = ReadonlyMap<string, TestResult>;

function holds(condition: Condition, tests: Tests): boolean {
  if (typeof condition === 'string') return tests.get(condition)?.met ?? false;
  if ('not' in condition) return tests.size > 0 && !holds(condition.not, tests);
  if ('all' in condition) return condition.all.every((part) => holds(part, tests));
  return condition.any.some((part) => holds(part, tests));
}

/** All comparisons of a condition with whether each part as it stands in the condition holds. */
function parts(condition: Condition, tests: Tests, negated = false): Part[] {
  if (typeof condition === 'string') {
    const test = tests.get(condition);
    return test === undefined ? [] : [{ words: test.words, met: test.met !== negated, ofChange: test.quantity === 'delta' }];
  }
  if ('not' in condition) return parts(condition.not, tests, !negated);
  return ('all' in condition ? condition.all : condition.any).flatMap((part) => parts(part, tests, negated));
}

/** The first way in which the condition holds. */
function whyTrue(condition: Condition, tests: Tests): Part[] {
  if (typeof condition === 'string' || 'not' in condition) return parts(condition, tests).map((part) => ({ ...part, met: true }));
  if ('all' in condition) return condition.all.flatMap((part) => whyTrue(part, tests));
  const found = condition.any.find((part) => holds(part, tests));
  return found === undefined ? [] : whyTrue(found, tests);
}

/**
 * The way that came nearest to holding: some of its comparisons hold, the fewest fail, and of two such the one that fails
 * by the change, since levels of the HHI only say which change counts. Without one, all that fail.
 */
function whyFalse(condition: Condition, tests: Tests): Part[] {
  if (typeof condition === 'string' || 'not' in condition || 'all' in condition) return parts(condition, tests);
  const ways = condition.any.map((part) => parts(part, tests));
  const failures = (way: readonly Part[]): number => way.filter((part) => !part.met).length;
  const byLevel = (way: readonly Part[]): number => way.filter((part) => !part.met && !part.ofChange).length;
  const near = ways
    .filter((way) => way.some((part) => part.met))
    .sort((a, b) => failures(a) - failures(b) || byLevel(a) - byLevel(b))[0];
  return near ?? ways.flat();
}

function sentence(found: readonly Part[]): string {
  const met = unique(found.filter((part) => part.met));
  const failed = unique(found.filter((part) => !part.met));
  return [met, failed].filter((list) => list.length > 0).map((list) => list.join(' and ')).join(' but ');
}

function unique(found: readonly Part[]): string[] {
  return [...new Set(found.map(({ words }) => words))];
}
