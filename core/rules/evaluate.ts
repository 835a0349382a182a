import type { ExactScreen } from '../economics/exact-screen';
import type { Rational } from '../economics/rational';
import { compare, fromDecimal, rational, toNumber } from '../economics/rational';
import { sum } from '../economics/sum';
import type { Comparison, Condition, OutcomeSpec, Quantity, RuleSet, Severity } from './rule-set';
import { testWords } from './words';

/** What a screen reads: HHI and change in points, shares as fractions. */
export interface ScreenInput {
  readonly postHhi: number;
  readonly preHhi: number;
  readonly delta: number;
  readonly mergedShare: number;
  /** Post-merger shares, largest first, for tests over several firms. */
  readonly shares?: ArrayLike<number>;
  /** Pre-merger standing of the market's largest firm, for tests of a leading firm; `null` where it is not a party. */
  readonly leader?: { readonly share: number; readonly second: number; readonly partner: number } | null;
  /** Exact values, consulted only when a double is within rounding of a limit. */
  readonly exact?: () => ExactScreen;
}

/** One atomic comparison as it came out. */
export interface TestResult {
  readonly id: string;
  readonly quantity: Quantity;
  readonly met: boolean;
  readonly value: number;
  readonly comparison: Comparison;
  readonly limit: number;
  /** "HHI 1,951 > 1,800", with the sign of what holds: "HHI 1,702 ≤ 1,800" where the test is missed. */
  readonly words: string;
}

export interface Outcome {
  readonly rule: string;
  readonly outcome: string;
  /** Short verdict in the rule's words. */
  readonly label: string;
  /** What the text says follows, with its place in the text. */
  readonly consequence: string;
  readonly severity: Severity;
  readonly band: string | null;
  readonly tests: readonly TestResult[];
  /** Statements by name: `by_hhi`, `no_concern_ordinarily`, `band` and other scales. */
  readonly findings: Readonly<Record<string, boolean | string>>;
  /** By test id: by how much it was passed (above 0) or missed (below 0), in the unit of the quantity. */
  readonly distance: Readonly<Record<string, number>>;
  /** Tests that could not be read from what is known, each with the reason. */
  readonly notTested: readonly { readonly id: string; readonly reason: string }[];
}

/** Relative nearness to a limit within which the exact value decides. Far above the rounding of any sum. */
const NEAR = 1e-9;

/** Reads a rule set against a screen. Knows only comparisons and bands. */
export function evaluate(rule: RuleSet, input: ScreenInput): Outcome {
  let exact: ExactScreen | undefined;
  const reading = (quantity: Quantity, limit: number): { value: number; exact: Rational | null } | null => {
    const value = read(quantity, input);
    if (value === null) return null;
    if (input.exact === undefined || Math.abs(value - limit) > NEAR * Math.abs(limit)) return { value, exact: null };
    exact ??= input.exact();
    const precise = readExact(quantity, exact);
    return precise === null ? { value, exact: null } : { value: toNumber(precise), exact: precise };
  };

  const met = new Map<string, boolean | null>();
  const tests: TestResult[] = [];
  const distance: Record<string, number> = {};
  const notTested: { id: string; reason: string }[] = [];
  for (const test of rule.tests) {
    const found = reading(test.quantity, test.limit);
    if (found === null) {
      met.set(test.id, null);
      notTested.push({ id: test.id, reason: reasons[test.quantity] ?? 'The value is not known.' });
      continue;
    }
    const order = found.exact === null ? Math.sign(found.value - test.limit) : compare(found.exact, exactLimit(test));
    const holds = satisfied(order, test.comparison);
    met.set(test.id, holds);
    tests.push({
      id: test.id,
      quantity: test.quantity,
      met: holds,
      value: found.value,
      comparison: test.comparison,
      limit: test.limit,
      // Made when read: most rows of a large table are never shown.
      get words() {
        return testWords(test.quantity, found.value, order, test.comparison, test.limit, test.exactLimit);
      },
    });
    const beyond = order === 0 ? 0 : found.value - test.limit;
    distance[test.id] = test.comparison === '<' || test.comparison === '<=' ? 0 - beyond : beyond;
  }

  const findings: Record<string, boolean | string> = {};
  let band: string | null = null;
  for (const scale of rule.scales) {
    for (const step of scale.bands) {
      const found = step.below === null ? null : reading(scale.quantity, step.below.limit);
      if (step.below !== null && found === null) break;
      const order =
        step.below === null || found === null
          ? -1
          : found.exact === null
            ? Math.sign(found.value - step.below.limit)
            : compare(found.exact, exactLimit(step.below));
      if (step.below !== null && !satisfied(order, step.below.comparison)) continue;
      findings[scale.id] = step.name;
      if (scale.id === 'band') band = step.name;
      break;
    }
  }
  for (const finding of rule.findings) {
    const holds = resolve(finding.when, met);
    if (holds !== null) findings[finding.name] = holds;
  }

  const outcome = verdict(rule, met);
  return {
    rule: rule.id,
    outcome: outcome.id,
    label: outcome.label,
    consequence: outcome.consequence,
    severity: outcome.severity,
    band,
    tests,
    findings,
    distance,
    notTested,
  };
}

/**
 * The first outcome that holds. Where one before it hangs on a test that could not be read, the rule has no answer.
 */
function verdict(rule: RuleSet, met: ReadonlyMap<string, boolean | null>): OutcomeSpec {
  for (const outcome of rule.outcomes) {
    const holds = outcome.when === null ? true : resolve(outcome.when, met);
    if (holds === true) return outcome;
    if (holds === null) break;
  }
  return {
    id: 'not_tested',
    when: null,
    label: 'cannot be tested',
    consequence: 'The rule reads a value that is not known here.',
    severity: 'none',
  };
}

const reasons: Partial<Record<Quantity, string>> = {
  top3Share: 'The shares of all firms after the merger are needed.',
  top5Share: 'The shares of all firms after the merger are needed.',
  leaderShare: 'The shares of all firms before the merger are needed.',
  leaderOverSecond: 'The shares of all firms before the merger are needed.',
  partnerShare: 'The shares of all firms before the merger are needed.',
};

/** The quantity as a double, or `null` where it is not known. A leading firm that is no party has share 0 here. */
function read(quantity: Quantity, input: ScreenInput): number | null {
  switch (quantity) {
    case 'top3Share':
    case 'top5Share':
      return input.shares === undefined ? null : sum(input.shares, 0, Math.min(input.shares.length, quantity === 'top3Share' ? 3 : 5));
    case 'leaderShare':
      return input.leader === undefined ? null : (input.leader?.share ?? 0);
    case 'partnerShare':
      return input.leader === undefined ? null : (input.leader?.partner ?? 0);
    case 'leaderOverSecond':
      if (input.leader === undefined) return null;
      if (input.leader === null) return 0;
      return input.leader.second > 0 ? input.leader.share / input.leader.second : Number.MAX_VALUE;
    default:
      return input[quantity];
  }
}

function readExact(quantity: Quantity, exact: ExactScreen): Rational | null {
  switch (quantity) {
    case 'top3Share':
      return exact.top(3);
    case 'top5Share':
      return exact.top(5);
    case 'leaderShare':
    case 'leaderOverSecond':
    case 'partnerShare':
      return null;
    default:
      return exact[quantity];
  }
}

function exactLimit(of: { limit: number; exactLimit?: readonly [number, number] | undefined }): Rational {
  return of.exactLimit === undefined ? fromDecimal(of.limit) : rational(BigInt(of.exactLimit[0]), BigInt(of.exactLimit[1]));
}

function satisfied(order: number, comparison: Comparison): boolean {
  switch (comparison) {
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
  }
}

/** True, false, or `null` where a test that matters could not be read. */
function resolve(condition: Condition, met: ReadonlyMap<string, boolean | null>): boolean | null {
  if (typeof condition === 'string') return met.get(condition) ?? null;
  if ('not' in condition) {
    const inner = resolve(condition.not, met);
    return inner === null ? null : !inner;
  }
  const decisive = 'any' in condition;
  const parts = ('any' in condition ? condition.any : condition.all).map((part) => resolve(part, met));
  if (parts.includes(decisive)) return decisive;
  return parts.includes(null) ? null : !decisive;
}
