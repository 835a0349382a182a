import { explanation, explainedRanges, incentives, interval, mhhi, ruleSet, screenMhhi, stepCurve } from './cli-parts';
import { inspectDocument } from './inspect';
import { fraction, head, list, maybe, number, object, optional, points, problem, text } from './parts';

const shares = { type: 'object', additionalProperties: fraction };

const outcome = object({
  rule: text,
  outcome: text,
  tests: list(object({ id: text, met: { type: 'boolean' }, value: number, limit: number })),
});

const estimate = { reach: maybe(fraction), low: maybe(fraction), high: maybe(fraction) };
const union = object({ platforms: { ...list(text), minItems: 1 }, ...estimate, method: { enum: ['weighted-sample', 'published', 'overlap-bounds', 'frechet-bounds'] } });

const place = { type: 'integer', minimum: 0 };
const explainedQuantity = { enum: ['hhi', 'change', 'reach'] };
const comparedRecord = { workspace: text, scenario: text, id: text, period: maybe(text) };
const comparedCase = object(comparedRecord);
const comparedMetrics = object({
  hhi: maybe(number), change: maybe(number), mergedShare: maybe(number), cr1: maybe(number), cr4: maybe(number), firms: maybe(number), mhhiChange: maybe(number), reach: maybe(number), addedReach: maybe(number),
});
const comparedFigures = {
  metrics: comparedMetrics,
  differences: comparedMetrics,
  outcomes: list(object({ rule: text, outcome: text, turned: maybe({ enum: ['milder', 'harsher'] }) })),
  crossed: list(object({ rule: text, test: text, quantity: text, limit: number, beyond: { type: 'boolean' } })),
};

/** JSON schemas of the documents that the command line prints, by schema id. They are a promise to scripts. */
export const cliDocuments: Readonly<Record<string, object>> = {
  'proforma.inspect/1': inspectDocument,
  'proforma.concentration/1': object({
    ...head('proforma.concentration/1'),
    markets: list(
      object({
        market: text,
        period: text,
        total: { type: 'number', exclusiveMinimum: 0 },
        unit: text,
        // `null` where shares are ranges, and only there: `low` and `high` then stand beside it.
        firms: list({ anyOf: [object({ firm: text, value: number, share: fraction }), object({ firm: text, value: { type: 'null' }, share: { type: 'null' }, low: fraction, high: fraction })] }),
        fringe: maybe(fraction),
        measures: object({
          hhi: maybe(points),
          hhiLow: maybe(points),
          hhiHigh: maybe(points),
          cr1: maybe(fraction),
          cr4: maybe(fraction),
          firms: { type: 'integer', minimum: 0 },
        }),
        reasons: { type: 'object', additionalProperties: text },
        ...optional({ mhhi: maybe(mhhi), intervals: object({ hhi: interval, exact: { type: 'boolean' } }), fringeRange: interval }),
      }),
    ),
    ...optional({ measureList: list(object({ id: text, name: text, symbol: text, formula: text, range: text, unit: { enum: ['points', 'fraction', 'number', 'nats'] }, high: text, source: text, parameter: maybe(number), unverified: { type: 'boolean' } })) }),
  }),
  'proforma.screen/1': object({
    ...head('proforma.screen/1'),
    markets: list(
      object({
        market: text,
        period: text,
        parties: list(text),
        hhi: object({ before: maybe(points), after: maybe(points), change: maybe(number) }),
        mergedShare: maybe(fraction),
        shares: object({ before: shares, after: shares }),
        outcomes: list(outcome),
        ...optional({
          steps: list(object({ type: text, sentence: text, applied: { type: 'boolean' }, notes: list(text), hhi: points, change: number, shares })),
          size: { type: 'number', exclusiveMinimum: 0 },
          oldBase: maybe(object({ hhi: { type: 'number', minimum: 0 }, shares: { type: 'object', additionalProperties: { type: 'number', minimum: 0 } } })),
          incentives: maybe(incentives),
          curves: list(stepCurve),
          mhhi: maybe({ anyOf: [screenMhhi, mhhi] }),
          explain: { anyOf: [explanation, explainedRanges] },
          intervals: object({ hhi: interval, postHhi: interval, change: interval, mergedShare: maybe(interval), exact: { type: 'boolean' } }),
        }),
      }),
    ),
  }),
  'proforma.rules/1': object({ schema: { const: 'proforma.rules/1' }, on: maybe(text), rules: list(ruleSet) }),
  'proforma.reach/1': object({
    ...head('proforma.reach/1'),
    cohort: text,
    n: maybe({ type: 'integer', minimum: 0 }),
    nEff: maybe({ type: 'number', minimum: 0 }),
    platforms: list(object({ platform: text, ...estimate })),
    union,
    incremental: list(object({ platform: text, over: list(text), ...estimate })),
    rivals: list(union),
  }),
  'proforma.pack/1': object({ schema: { const: 'proforma.pack/1' }, file: text, workspace: text, version: { type: 'integer', minimum: 1 }, bytes: { type: 'integer', minimum: 1 }, problems: list(problem) }),
  'proforma.unpack/1': object({ schema: { const: 'proforma.unpack/1' }, folder: text, files: list(object({ name: text, bytes: { type: 'integer', minimum: 0 } })) }),
  'proforma.validate/1': object({
    schema: { const: 'proforma.validate/1' },
    files: list(object({ file: text, workspace: maybe(text), version: maybe({ type: 'integer', minimum: 1 }), sound: { type: 'boolean' }, problems: list(problem) })),
  }),
  'proforma.migrate/1': object({ schema: { const: 'proforma.migrate/1' }, files: list(object({ file: text, from: { type: 'integer', minimum: 1 }, to: { type: 'integer', minimum: 1 }, written: maybe(text), backup: maybe(text) })) }),
  'proforma.compare/1': object({
    schema: { const: 'proforma.compare/1' },
    baseline: comparedCase,
    market: maybe(text),
    scenarios: { ...list(object({ ...comparedRecord, steps: list(text), ...comparedFigures, markets: list(object({ market: text, period: maybe(text), ...comparedFigures })) })), minItems: 2 },
    ranking: list(object({ metric: text, label: text, worse: { enum: ['high', 'low'] }, best: list(place), worst: list(place) })),
    inputs: list(object({ path: text, label: text, values: { ...list({}), minItems: 2 } })),
    explained: list(
      object({
        scenario: place, quantity: explainedQuantity, from: number, to: number, total: number, method: { enum: ['exact', 'sampled'] }, orders: maybe({ type: 'integer', minimum: 1 }),
        parts: list(object({ area: { enum: ['definition', 'shares', 'market', 'steps', 'audience', 'cohort', 'owners'] }, difference: text, shapley: number, standardError: maybe(number), fromBaseline: number, fromOther: number })),
      }),
    ),
    notExplained: list(object({ scenario: place, quantity: explainedQuantity, reason: text })),
    alignment: list(object({ workspace: text, kind: { enum: ['market', 'scenario', 'firm', 'platform', 'cohort'] }, name: maybe(text), baseline: maybe(text), how: { enum: ['folded', 'person', 'none', 'ambiguous'] } })),
    definitions: list(
      object({
        rule: text,
        markets: list(object({ market: text, cells: list(maybe(object({ met: { type: 'boolean' }, outcome: maybe(text), margin: maybe(object({ test: text, distance: number })) }))) })),
      }),
    ),
    problems: list(problem),
  }),
  'proforma.problems/1': object({ schema: { const: 'proforma.problems/1' }, problems: { ...list(problem), minItems: 1 } }),
};
