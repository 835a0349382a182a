import type { Groups } from './condition';
import type { RuleDraft, TestDraft } from './rule-draft';

/** A list with another item at one place. */
export function replaced<T>(list: readonly T[], at: number, item: T): T[] {
  return list.map((one, place) => (place === at ? item : one));
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, place) => place !== at);
}

/** The list with the item moved one place up or down; at the end it stays. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const to = at + by;
  if (to < 0 || to >= list.length) return next;
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** Changes a test; where its id changes, every condition that names it follows. */
export function withTest(draft: RuleDraft, at: number, test: TestDraft): RuleDraft {
  const before = draft.tests[at]!.id;
  const tests = replaced(draft.tests, at, test);
  // Two tests may share an id while one is typed: then nobody knows which one a condition means, and it stays.
  const shared = draft.tests.filter(({ id }) => id === before).length > 1 || draft.tests.some(({ id }, place) => place !== at && id === test.id);
  if (before === test.id || shared) return { ...draft, tests };
  return throughConditions({ ...draft, tests }, (groups) => groups.map((group) => group.map((one) => (one.test === before ? { ...one, test: test.id } : one))));
}

/** Takes a test out, and out of every condition. */
export function withoutTest(draft: RuleDraft, at: number): RuleDraft {
  const { id } = draft.tests[at]!;
  const tests = without(draft.tests, at);
  if (tests.some((test) => test.id === id)) return { ...draft, tests };
  return throughConditions({ ...draft, tests }, (groups) => groups.map((group) => group.filter(({ test }) => test !== id)));
}

function throughConditions(draft: RuleDraft, change: (groups: Groups) => Groups): RuleDraft {
  return {
    ...draft,
    outcomes: draft.outcomes.map((outcome) => ({ ...outcome, groups: change(outcome.groups) })),
    findings: draft.findings.map((finding) => ({ ...finding, groups: change(finding.groups) })),
  };
}

/** An id that none of those taken is: `test`, `test2`. */
export function freeId(wanted: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}${n}`;
    if (!taken.includes(id)) return id;
  }
}
