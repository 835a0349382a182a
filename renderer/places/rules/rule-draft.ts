import type { Comparison, Quantity, RuleSet, Severity } from '../../../core/rules/rule-set';
import { ruleSetSchema } from '../../../core/rules/rule-set';
import type { Groups } from './condition';
import { conditionOf, groupsOf } from './condition';
import { limitText, quantityWords, readLimit } from './limit-text';

/** A rule set while it is written: texts as typed, in the order of the rule. What it is not yet, `checkDraft` says. */
export interface RuleDraft {
  /** Id of the rule set that it takes the place of, or `null` for a new one. */
  readonly replaces: string | null;
  readonly id: string;
  readonly jurisdiction: string;
  readonly title: string;
  readonly inForce: string;
  /** Empty where it has not ended. */
  readonly ended: string;
  readonly status: RuleSet['status'];
  readonly citation: string;
  readonly note: string;
  readonly unverified: boolean;
  readonly tests: readonly TestDraft[];
  readonly outcomes: readonly OutcomeDraft[];
  readonly scales: readonly ScaleDraft[];
  readonly findings: readonly { readonly name: string; readonly groups: Groups }[];
}

export interface TestDraft {
  readonly id: string;
  readonly quantity: Quantity;
  readonly comparison: Comparison;
  readonly limit: string;
}

/** The last outcome has no condition: its groups are not read. */
export interface OutcomeDraft {
  readonly id: string;
  readonly groups: Groups;
  readonly label: string;
  readonly consequence: string;
  readonly severity: Severity;
}

export interface ScaleDraft {
  readonly id: string;
  readonly quantity: Quantity;
  /** The last band has no upper end: its comparison and limit are not read. */
  readonly bands: readonly { readonly name: string; readonly comparison: '<' | '<='; readonly limit: string }[];
}

/** A rule set as a draft; `as` says under which id, and what it takes the place of. */
export function draftOf(rule: RuleSet, as: { readonly id: string; readonly replaces: string | null }): RuleDraft {
  return {
    replaces: as.replaces,
    id: as.id,
    jurisdiction: rule.jurisdiction,
    title: rule.title,
    inForce: rule.inForce,
    ended: rule.ended ?? '',
    status: rule.status,
    citation: rule.citation,
    note: rule.note ?? '',
    unverified: rule.unverified === true,
    tests: rule.tests.map(({ id, quantity, comparison, ...limit }) => ({ id, quantity, comparison, limit: limitText(quantity, limit) })),
    outcomes: rule.outcomes.map(({ id, when, label, consequence, severity }) => ({ id, groups: when === null ? [] : groupsOf(when), label, consequence, severity })),
    scales: rule.scales.map(({ id, quantity, bands }) => ({
      id,
      quantity,
      bands: bands.map(({ name, below }) => ({ name, comparison: below?.comparison ?? '<', limit: below === null ? '' : limitText(quantity, below) })),
    })),
    findings: rule.findings.map(({ name, when }) => ({ name, groups: groupsOf(when) })),
  };
}

/** A new rule set: a presumption of the usual form, to be changed. */
export function newDraft(id: string, today: string): RuleDraft {
  return {
    replaces: null, id, jurisdiction: '', title: '', inForce: today, ended: '', status: 'in force', citation: '', note: '', unverified: false,
    tests: [
      { id: 'hhi', quantity: 'postHhi', comparison: '>', limit: '1800' },
      { id: 'change', quantity: 'delta', comparison: '>', limit: '100' },
    ],
    outcomes: [
      { id: 'concern', groups: [[{ test: 'hhi', not: false }, { test: 'change', not: false }]], label: 'concern', consequence: '', severity: 'concern' },
      { id: 'no_concern', groups: [], label: 'no concern', consequence: '', severity: 'clear' },
    ],
    scales: [],
    findings: [],
  };
}

export interface CheckedDraft {
  readonly rule: RuleSet | null;
  /** By place (`tests.0.limit`): what is wrong there, in one sentence. */
  readonly faults: Readonly<Record<string, string>>;
}

/** The rule set that the draft says, by the schema of rule sets, or what is wrong with it at each place. `taken`: ids of other rule sets. */
export function checkDraft(draft: RuleDraft, taken: readonly string[]): CheckedDraft {
  const faults: Record<string, string> = {};
  const parsed = ruleSetSchema.safeParse(candidateOf(draft));
  for (const { path, message, code } of parsed.error?.issues ?? []) {
    const place = path.map(String).join('.');
    faults[place] ??= code === 'custom' ? message : sentenceFor(draft, path);
  }
  if (taken.includes(draft.id)) faults['id'] = `There is a rule set "${draft.id}" already: give this one an id of its own.`;
  if (draft.ended !== '' && draft.inForce !== '' && draft.ended <= draft.inForce) faults['ended'] ??= 'It ends before it begins: exchange the two dates.';
  draft.outcomes.forEach(({ id }, at) => {
    if (draft.outcomes.findIndex((other) => other.id === id) < at) faults[`outcomes.${at}.id`] ??= `Two outcomes have the id "${id}".`;
  });
  return { rule: Object.keys(faults).length === 0 && parsed.success ? parsed.data : null, faults };
}

/** The draft in the shape of a rule set; what is missing stays missing for the schema to find. */
function candidateOf(draft: RuleDraft): unknown {
  const { tests, outcomes, scales, findings, note, unverified, ended, replaces: _replaces, ...plain } = draft;
  const last = outcomes.length - 1;
  return {
    ...plain,
    ended: ended === '' ? null : ended,
    ...(unverified ? { unverified } : {}),
    ...(note.trim() === '' ? {} : { note }),
    tests: tests.map(({ id, quantity, comparison, limit }) => ({ id, quantity, comparison, ...readLimit(quantity, limit) })),
    outcomes: outcomes.map(({ id, groups, label, consequence, severity }, at) => ({ id, when: at === last ? null : (conditionOf(groups) ?? undefined), label, consequence, severity })),
    scales: scales.map(({ id, quantity, bands }) => ({
      id,
      quantity,
      bands: bands.map(({ name, comparison, limit }, at) => ({ name, below: at === bands.length - 1 ? null : { comparison, ...readLimit(quantity, limit) } })),
    })),
    findings: findings.map(({ name, groups }) => ({ name, when: conditionOf(groups) ?? undefined })),
  };
}

function sentenceFor({ tests, scales }: RuleDraft, path: readonly PropertyKey[]): string {
  const field = String(path.at(-1));
  const quantity = path[0] === 'tests' ? tests[Number(path[1])]?.quantity : path[0] === 'scales' ? scales[Number(path[1])]?.quantity : undefined;
  if (field === 'limit') return `Write a number${quantity === undefined ? '' : ` of ${quantityWords[quantity].unit === 'times' ? 'times, such as 1.8' : quantityWords[quantity].unit === '%' ? 'percent, such as 30' : 'points, such as 1800'}`}.`;
  return sentences[field] ?? 'Fill this in.';
}

const sentences: Readonly<Record<string, string>> = {
  id: 'Write a short id that begins with a small letter, without blanks.',
  jurisdiction: 'Name the jurisdiction.',
  title: 'Name the text.',
  inForce: 'Write the day on which it came into force.',
  ended: 'Write the day on which it ended, or leave it empty.',
  citation: 'Say where the text is published.',
  when: 'Choose the tests that it hangs on.',
  label: 'Write the verdict in a few words.',
  consequence: 'Write what the text says follows.',
  name: 'Give it a name.',
  bands: 'A scale has at least two bands.',
  outcomes: 'A rule set has at least one outcome.',
};
