/** Parts that the documents of the command line share. Keys may be added to a document, never changed: all objects are open. */
export const text = { type: 'string' } as const;
export const number = { type: 'number' } as const;
export const fraction = { type: 'number', minimum: 0, maximum: 1 } as const;
export const points = { type: 'number', minimum: 0, maximum: 10_000 } as const;
export const maybe = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
export const list = (items: object) => ({ type: 'array', items });

/** An object with at least these keys, save those that `optional` marks. */
export const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !('isOptional' in properties[key]!)),
});

/** Keys that a document has only where an option asks for them. */
export const optional = (properties: Readonly<Record<string, object>>): Record<string, object> =>
  Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, { ...schema, isOptional: true }]));

export const problem = object({
  code: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
  severity: { enum: ['error', 'warning', 'note'] },
  file: maybe(text),
  row: maybe({ type: 'integer', minimum: 1 }),
  column: maybe(text),
  message: { type: 'string', minLength: 10 },
  remedy: { type: 'string', minLength: 5 },
});

export const source = object({
  file: text,
  bytes: { type: 'integer', minimum: 1 },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  rows: { type: 'integer', minimum: 1 },
  columns: list(text),
  dialect: object({ delimiter: text, decimal: { enum: ['.', ','] }, encoding: text }),
});

/** What every result begins with. */
export const head = (schema: string) => ({ schema: { const: schema }, source, assumptions: list(text), problems: list(problem) });
