import { fraction, list, maybe, number, object, text } from './parts';

export const interval = object({ low: number, high: number });

const yes = { type: 'boolean' } as const;
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const status = { enum: ['in force', 'superseded', 'withdrawn', 'draft'] } as const;

/** MHHI of a market: points, or `null` with the reason. */
const mhhiKeys = {
  model: { enum: ['proportional', 'silent', 'total', 'banzhaf'] },
  rest: { enum: ['one holder', 'dispersed'] },
  mhhi: maybe({ type: 'number', minimum: 0 }),
  delta: maybe(number),
  reason: maybe(text),
  note: text,
  stakes: list(object({ owner: text, firm: text, stake: fraction })),
  notes: list(text),
};
export const mhhi = object(mhhiKeys);
export const screenMhhi = object({ ...mhhiKeys, after: object({ mhhi: maybe(number), delta: maybe(number), reason: maybe(text) }) });

const distance = object({
  kind: { enum: ['divest-to-rival', 'divest-to-smallest', 'divest-to-entrant', 'party-share', 'fringe-share', 'fringe-firm', 'none'] },
  firm: maybe(text),
  sentence: text,
  value: maybe(number),
  unit: maybe(text),
  attained: maybe(yes),
  outcome: maybe(text),
});

const ruleHead = { rule: text, jurisdiction: text, title: text, status, inForce: date, ended: maybe(date), unverified: yes, citation: text };

/** The working of a screened market. */
export const explanation = object({
  formulas: list(object({ id: text, text, value: number })),
  contributions: list(object({ firm: text, role: text, shareBefore: fraction, shareAfter: fraction, before: number, after: number, change: number })),
  rules: list(
    object({
      ...ruleHead,
      outcome: text,
      label: text,
      consequence: text,
      reason: text,
      tests: list(object({ id: text, quantity: text, met: yes, value: number, comparison: text, limit: number, margin: number, unit: { enum: ['points', 'fraction', 'ratio'] }, words: text })),
      notTested: list(object({ id: text, reason: text })),
      distances: list(distance),
    }),
  ),
});

/** The same where shares are ranges. */
export const explainedRanges = object({ rules: list(object({ ...ruleHead, answer: { enum: ['yes', 'no', 'depends'] }, sentences: list(text) })) });

/** What stakes and commissions do to incentives, beside the HHI. */
export const incentives = object({
  mhhiDelta: number,
  approximate: yes,
  note: text,
  interests: { ...list(object({ kind: { enum: ['silent', 'control', 'commission'] }, holder: text, firm: text, rate: fraction, delta: number })), minItems: 1 },
});

/** Every result as a number of a step runs over a range. */
export const stepCurve = object({
  step: { type: 'integer', minimum: 0 },
  field: text,
  label: text,
  value: number,
  low: number,
  high: number,
  points: { ...list(object({ x: number, hhi: number, change: number, mergedShare: maybe(fraction), mhhiDelta: maybe(number), outcomes: list(maybe(text)) })), minItems: 2 },
  crossings: list(object({ rule: text, test: text, quantity: text, limit: number, at: number, solved: { enum: ['closed-form', 'bisection'] } })),
  parts: list(object({ rule: text, parts: list(object({ from: number, to: number, outcome: maybe(text) })) })),
});

const limit = { quantity: text, comparison: { enum: ['>', '>=', '<', '<='] }, limit: number };

/** A rule set as data. */
export const ruleSet = object({
  id: text,
  jurisdiction: text,
  title: text,
  inForce: date,
  ended: maybe(date),
  status,
  citation: text,
  tests: list(object({ id: text, ...limit })),
  scales: list(object({ id: text, quantity: text, bands: list(object({ name: text, below: maybe(object({ comparison: text, limit: number })) })) })),
  outcomes: list(object({ id: text, label: text, consequence: text, severity: text })),
  findings: list(object({ name: text })),
});
