import { EVERYONE } from '../../audience/audience';
import { namesOf } from '../../deal/kinds';
import type { OpenedWorkspace } from './opened';

/** What is told apart by name when workspaces are aligned. */
export const alignKinds = ['market', 'scenario', 'firm', 'platform', 'cohort'] as const;
export type AlignKind = (typeof alignKinds)[number];

/** A market definition and a scenario are known by their id; the key of any other name is the name. */
export interface Named {
  readonly key: string;
  readonly name: string;
}

const byName = (names: Iterable<string>): Named[] => [...new Set(names)].map((name) => ({ key: name, name }));

/** Everything of a kind that a workspace names, in its own order. */
export function namesIn({ document, tables }: OpenedWorkspace, kind: AlignKind): Named[] {
  switch (kind) {
    case 'market':
      return document.markets.map(({ id, name }) => ({ key: id, name }));
    case 'scenario':
      return document.scenarios.map(({ id, name }) => ({ key: id, name }));
    case 'firm':
      return byName([
        ...document.datasets.flatMap(({ id }) => {
          const mapped = tables.get(id);
          return mapped?.kind === 'shares' ? mapped.table.firms : [];
        }),
        ...document.ownership.flatMap(({ product, owner }) => [product, owner]),
        ...document.scenarios.flatMap(({ steps }) => steps.flatMap((step) => namesOf(step).flatMap(({ name, role }) => (role === 'platform' ? [] : [name])))),
      ]);
    case 'platform':
      return byName([...(audienceTable({ document, tables })?.platforms ?? []), ...document.audience.rivals]);
    case 'cohort':
      // Everyone together is no cohort of the data's own.
      return byName([...(audienceTable({ document, tables })?.cohorts ?? []), ...(document.audience.dataset === null ? [] : [document.audience.cohort])].filter((cohort) => cohort !== EVERYONE));
  }
}

/** The table that reach is read from, or `null`. */
export function audienceTable({ document, tables }: Pick<OpenedWorkspace, 'document' | 'tables'>) {
  const mapped = document.audience.dataset === null ? undefined : tables.get(document.audience.dataset);
  return mapped === undefined || mapped.kind === 'shares' ? null : mapped.table;
}
