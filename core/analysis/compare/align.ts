import { foldName } from './fold-name';
import type { AlignKind, Named } from './names';
import { alignKinds, namesIn } from './names';
import type { OpenedWorkspace } from './opened';

/** What the person says of a name of the other workspace: the key that it has in the baseline's, or `null` where it is in neither. */
export type Corrections = Readonly<Partial<Record<AlignKind, Readonly<Record<string, string | null>>>>>;

/** One name of the other workspace and its counterpart. */
export interface AlignedName {
  readonly kind: AlignKind;
  readonly other: Named;
  /** `null` where it stands alone. */
  readonly base: Named | null;
  /** `ambiguous`: several names differ from it in case and spacing alone. */
  readonly how: 'same' | 'folded' | 'person' | 'none' | 'ambiguous';
}

export interface Alignment {
  readonly names: readonly AlignedName[];
  /** Names of the baseline's workspace that the other one lacks. */
  readonly onlyBase: readonly { readonly kind: AlignKind; readonly name: Named }[];
}

/**
 * Pairs what two workspaces name: as the person says, else by the same name, else by the same name but for case and spacing.
 * No two names have one counterpart. What cannot be paired is listed, on both sides.
 */
export function align(base: OpenedWorkspace, other: OpenedWorkspace, corrections: Corrections = {}): Alignment {
  const names: AlignedName[] = [];
  const onlyBase: Alignment['onlyBase'][number][] = [];
  for (const kind of alignKinds) {
    const ours = namesIn(base, kind);
    const paired = alignNames(kind, ours, namesIn(other, kind), corrections[kind] ?? {});
    names.push(...paired);
    const taken = new Set(paired.flatMap((pair) => pair.base?.key ?? []));
    onlyBase.push(...ours.filter(({ key }) => !taken.has(key)).map((name) => ({ kind, name })));
  }
  return { names, onlyBase };
}

function alignNames(kind: AlignKind, base: readonly Named[], other: readonly Named[], said: Readonly<Record<string, string | null>>): AlignedName[] {
  const byKey = new Map(base.map((one) => [one.key, one]));
  const found = new Map<string, AlignedName>();
  const taken = new Set<string>();
  const pair = (one: Named, to: Named | null, how: AlignedName['how']): void => {
    found.set(one.key, { kind, other: one, base: to, how });
    if (to !== null) taken.add(to.key);
  };
  for (const one of other) {
    const wanted = said[one.key];
    const to = typeof wanted === 'string' ? byKey.get(wanted) : undefined;
    if (wanted === null) pair(one, null, 'person');
    else if (to !== undefined && !taken.has(to.key)) pair(one, to, 'person');
  }
  for (const [key, how] of [[(name: string) => name, 'same'], [foldName, 'folded']] as const) {
    const free = grouped(base.filter((one) => !taken.has(one.key)), key);
    const asking = grouped(other.filter((one) => !found.has(one.key)), key);
    for (const [name, askers] of asking) {
      const candidates = free.get(name) ?? [];
      if (askers.length === 1 && candidates.length === 1) pair(askers[0]!, candidates[0]!, how);
      else if (candidates.length > 0) for (const one of askers) pair(one, null, 'ambiguous');
    }
  }
  return other.map((one) => found.get(one.key) ?? { kind, other: one, base: null, how: 'none' });
}

function grouped(names: readonly Named[], key: (name: string) => string): Map<string, Named[]> {
  const groups = new Map<string, Named[]>();
  for (const one of names) {
    const at = key(one.name);
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [one]);
    else group.push(one);
  }
  return groups;
}
