import { z } from 'zod';

/**
 * What a test reads. HHI and change in points, shares as fractions.
 * `top3Share`, `top5Share`: joint share of the largest firms after the merger. `leaderShare`: pre-merger share of the market's
 * largest firm where it is a party; `leaderOverSecond`: that share over the second firm's; `partnerShare`: the largest other party's.
 */
export const quantities = [
  'postHhi', 'preHhi', 'delta', 'mergedShare', 'top3Share', 'top5Share', 'leaderShare', 'leaderOverSecond', 'partnerShare',
] as const;
export type Quantity = (typeof quantities)[number];

export const comparisons = ['>', '>=', '<', '<='] as const;
export type Comparison = (typeof comparisons)[number];

const limitFields = {
  limit: z.number(),
  /** Numerator and denominator where the limit has no finite decimal (two thirds). */
  exactLimit: z.tuple([z.int(), z.int().positive()]).optional(),
};

/** One atomic comparison: `postHhi > 1800`. Its id is short, camelCase and never changes. */
export const testSchema = z.object({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  quantity: z.enum(quantities),
  comparison: z.enum(comparisons),
  ...limitFields,
});
export type TestSpec = z.infer<typeof testSchema>;

/** A test's id, or tests joined. */
export type Condition =
  | string
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.string(),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** Names for ranges of a quantity, lowest first. The last has no upper end. */
export const scaleSchema = z.object({
  /** `band` for the HHI; the finding's name for any other. */
  id: z.string().min(1),
  quantity: z.enum(quantities),
  bands: z.array(z.object({ name: z.string().min(1), below: z.object({ comparison: z.enum(['<', '<=']), ...limitFields }).nullable() })).min(2),
});
export type Scale = z.infer<typeof scaleSchema>;

export const severities = ['concern', 'caution', 'clear', 'silent', 'none'] as const;
export type Severity = (typeof severities)[number];

const fromMild: readonly Severity[] = ['none', 'clear', 'silent', 'caution', 'concern'];

/** Is the one outcome milder than the other? */
export function milder(one: { readonly severity: Severity }, other: { readonly severity: Severity }): boolean {
  return fromMild.indexOf(one.severity) < fromMild.indexOf(other.severity);
}

/** A verdict: the first of the list whose condition holds is the outcome; the last has no condition. */
export const outcomeSchema = z.object({
  id: z.string().min(1),
  when: conditionSchema.nullable(),
  /** Short verdict in the words of the rule. */
  label: z.string().min(1),
  /** What the text says follows, with its place in the text. */
  consequence: z.string().min(1),
  severity: z.enum(severities),
});
export type OutcomeSpec = z.infer<typeof outcomeSchema>;

/** A screening rule as data. The evaluator knows comparisons and bands only. */
export const ruleSetSchema = z
  .object({
    id: z.string().min(1),
    jurisdiction: z.string().min(1),
    title: z.string().min(1),
    /** First day in force, or of the draft, ISO date. */
    inForce: z.iso.date(),
    /** First day no longer in force, or `null`. */
    ended: z.iso.date().nullable(),
    status: z.enum(['in force', 'superseded', 'withdrawn', 'draft']),
    citation: z.string().min(1),
    /** Not checked against the text itself. */
    unverified: z.literal(true).optional(),
    /** What a reader must know of how the text was turned into tests. */
    note: z.string().optional(),
    scales: z.array(scaleSchema),
    tests: z.array(testSchema),
    outcomes: z.array(outcomeSchema).min(1),
    /** Further statements, each true or false. */
    findings: z.array(z.object({ name: z.string().min(1), when: conditionSchema })),
  })
  .superRefine((rule, context) => {
    const known = new Set(rule.tests.map((test) => test.id));
    if (known.size < rule.tests.length) context.addIssue({ code: 'custom', path: ['tests'], message: 'Two tests share an id.' });
    const conditions = [...rule.outcomes.map((outcome) => outcome.when), ...rule.findings.map((finding) => finding.when)];
    for (const id of conditions.flatMap((condition) => (condition === null ? [] : testsIn(condition)))) {
      if (!known.has(id)) context.addIssue({ code: 'custom', path: ['outcomes'], message: `A condition names the test "${id}", which the rule does not have.` });
    }
    const last = rule.outcomes.length - 1;
    rule.outcomes.forEach((outcome, at) => {
      if ((outcome.when === null) !== (at === last)) {
        context.addIssue({ code: 'custom', path: ['outcomes', at], message: 'The last outcome, and no other, stands without a condition.' });
      }
    });
    for (const scale of rule.scales) {
      scale.bands.forEach((band, at) => {
        if ((band.below === null) !== (at === scale.bands.length - 1)) {
          context.addIssue({ code: 'custom', path: ['scales'], message: 'The last band of a scale, and no other, has no upper end.' });
        }
      });
    }
  });
export type RuleSet = z.infer<typeof ruleSetSchema>;

/** Ids of the tests that a condition reads. */
export function testsIn(condition: Condition): string[] {
  if (typeof condition === 'string') return [condition];
  if ('all' in condition) return condition.all.flatMap(testsIn);
  if ('any' in condition) return condition.any.flatMap(testsIn);
  return testsIn(condition.not);
}
