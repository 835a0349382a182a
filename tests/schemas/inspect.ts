import { fraction, list, maybe, number, object, optional, problem, source, text } from './parts';

const whole = { type: 'integer', minimum: 0 } as const;
const yes = { type: 'boolean' } as const;
const reason = { by: { enum: ['guess', 'person'] }, reason: text, ...optional({ confidence: fraction }) };
const choice = object({ name: text, rows: whole, columns: whole });
const preview = object({ columns: list(text), rows: list(list(maybe(text))), lines: list({ type: 'integer', minimum: 1 }) });

const inspected = object({
  source,
  dialectReasons: { type: 'object', additionalProperties: object(reason) },
  choices: maybe(object(optional({ sheets: list(choice), paths: list(choice) }))),
  columns: list(object({ name: text, filled: whole, missing: whole, distinct: whole, numbers: whole, min: maybe(number), max: maybe(number), sum: maybe(number), examples: list(text), role: maybe(text), reason: maybe(text) })),
  proposals: list(
    object({
      kind: { enum: ['shares', 'respondents', 'marginals'] },
      roles: { type: 'object', additionalProperties: { anyOf: [text, list(text)] } },
      unit: maybe({ enum: ['fraction', 'percent', 'level'] }),
      fringe: list(text),
      reasons: list(object({ about: text, ...reason })),
    }),
  ),
  reshape: maybe(object({ kind: { enum: ['unpivot', 'pivot'] }, columns: list(text), name: text, value: maybe(text), reason: text, before: preview, after: preview })),
  usable: yes,
  checks: list(
    object({
      code: text, severity: { enum: ['error', 'warning', 'note'] }, column: maybe(text), messages: { ...list(text), minItems: 1 }, remedy: text, rows: whole, lines: { ...list(whole), maxItems: 20 }, remedies: list(text),
    }),
  ),
  assumptions: list(text),
  problems: list(problem),
});

const refused = object({ file: text, refused: { const: true }, problems: { ...list(problem), minItems: 1 } });

/** What `proforma inspect` prints. */
export const inspectDocument = object({ schema: { const: 'proforma.inspect/1' }, files: { ...list({ anyOf: [refused, inspected] }), minItems: 1 }, ...optional({ problems: list(problem) }) });
