import type { CompareCase } from './opened';

/** What a part of a workspace is to a reader. */
export type InputArea = 'market' | 'data' | 'mapping' | 'owners' | 'rules' | 'audience' | 'steps';

export interface Input {
  /** Where it stands: `markets["US online retail"].period`, `scenario.steps[0].share`. */
  readonly path: string;
  readonly area: InputArea;
  /** In words: "Period of US online retail". */
  readonly label: string;
  readonly value: unknown;
}

/** An input that is not the same in all cases. `values` has one entry a case; `null` where the case lacks it. */
export interface DifferingInput extends Omit<Input, 'value'> {
  readonly values: readonly unknown[];
}

/** Everything that goes into the results of a case: markets, the data behind them, owners, rules, audience and steps. */
export function inputsOf({ workspace: { document }, scenario, period }: CompareCase): Input[] {
  const used = new Set([...document.markets.map(({ dataset }) => dataset), document.audience.dataset]);
  const nameOf = (id: string | null): string | null => document.datasets.find((dataset) => dataset.id === id)?.name ?? null;
  const markets = document.markets.flatMap(({ id: _id, name, note: _note, ...definition }): Input[] =>
    Object.entries({ ...definition, dataset: nameOf(definition.dataset), period: period ?? definition.period }).map(([field, value]) => ({
      path: `markets[${JSON.stringify(name)}].${field}`, area: 'market', label: `${marketFields[field] ?? field} of ${name}`, value,
    })),
  );
  const data = document.datasets.filter(({ id }) => used.has(id)).flatMap(({ name, source: sourceId, mapping }): Input[] => {
    const source = document.sources.find(({ id }) => id === sourceId);
    const { reasons: _reasons, ...fields } = mapping;
    const of = `data[${JSON.stringify(name)}]`;
    return [
      { path: `${of}.file`, area: 'data', label: `File of ${name}`, value: source?.name ?? null },
      { path: `${of}.sha256`, area: 'data', label: `Content of the file of ${name} (SHA-256)`, value: source?.sha256 ?? null },
      { path: `${of}.rows`, area: 'data', label: `Rows of ${name}`, value: source?.rows ?? null },
      ...Object.entries(fields).map(([field, value]): Input => ({ path: `${of}.mapping.${field}`, area: 'mapping', label: `Mapping of ${name}: ${field}`, value })),
    ];
  });
  const owners = [...new Set(document.ownership.map(({ product }) => product))].map((product): Input => ({
    path: `ownership[${JSON.stringify(product)}]`, area: 'owners', label: `Owners of ${product}`,
    value: document.ownership.filter((row) => row.product === product).map(({ product: _product, ...row }) => row),
  }));
  return [
    ...markets,
    ...data,
    ...owners,
    { path: 'rules', area: 'rules', label: 'Rule sets', value: document.rules },
    ...(document.ownRules ?? []).map((rule): Input => ({ path: `ownRules[${JSON.stringify(rule.id)}]`, area: 'rules', label: `Rule set ${rule.id}`, value: rule })),
    { path: 'audience.dataset', area: 'audience', label: 'Audience data', value: nameOf(document.audience.dataset) },
    { path: 'audience.cohort', area: 'audience', label: 'Cohort', value: document.audience.cohort },
    { path: 'audience.rivals', area: 'audience', label: 'Rivals in the audience', value: document.audience.rivals },
    ...scenario.steps.flatMap(({ id: _id, sweep: _sweep, ...step }, i) =>
      Object.entries(step).map(([field, value]): Input => ({ path: `scenario.steps[${i}].${field}`, area: 'steps', label: `Step ${i + 1}: ${field}`, value })),
    ),
  ];
}

const marketFields: Readonly<Record<string, string>> = {
  dataset: 'Data', market: 'Market of the data', period: 'Period', intervals: 'Ranges', combined: 'Markets added', rows: 'Rows',
};

/** The inputs that are not the same in all cases, in the order in which they are first met. Compared value by value. */
export function differingInputs(cases: readonly CompareCase[]): DifferingInput[] {
  const rows = new Map<string, { readonly input: Input; readonly values: unknown[] }>();
  cases.forEach((one, at) => {
    for (const input of inputsOf(one)) {
      const row = rows.get(input.path) ?? { input, values: cases.map((): unknown => null) };
      row.values[at] = input.value ?? null;
      rows.set(input.path, row);
    }
  });
  return [...rows.values()].flatMap(({ input: { path, area, label }, values }) => {
    const texts = values.map((value) => JSON.stringify(value));
    return texts.every((text) => text === texts[0]) ? [] : [{ path, area, label, values }];
  });
}

/** An input as a person reads it. */
export function inputInWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'string') return value === '' ? 'none' : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inputInWords).join(', ');
  return Object.entries(value).map(([key, inner]) => `${key} ${inputInWords(inner)}`).join(' ');
}
