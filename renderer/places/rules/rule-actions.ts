import { create } from 'zustand';
import { keepPerTab } from '../../state/per-tab';
import { rulesKnown } from '../../../core/analysis/analyse';
import type { Problem } from '../../../core/problem';
import type { RuleSet } from '../../../core/rules/rule-set';
import { isInForce, ruleSets } from '../../../core/rules/rule-sets';
import type { Workspace } from '../../../core/workspace/schema';
import { services } from '../../app/services';
import { saveText } from '../../figures/save-text';
import { act, useWorkbench } from '../../state/workbench';
import { freeId } from './draft-edit';
import type { RuleDraft } from './rule-draft';
import { draftOf, newDraft } from './rule-draft';
import { readRuleFile, ruleText } from './rule-file';

/* What a person can do to rule sets of their own. The draft lasts as long as the window; keeping it is one undo step. */

interface RuleState {
  readonly draft: RuleDraft | null;
  /** Other values of the trial at the boundary, as typed. */
  readonly others: Readonly<Record<string, string>>;
  /** What was wrong with the files that were imported last. */
  readonly problems: readonly Problem[];
}

export const useRuleState = keepPerTab(create<RuleState>()(() => ({ draft: null, others: {}, problems: [] })));

const shipped = ruleSets.map(({ id }) => id);
const knownIds = (): string[] => rulesKnown(useWorkbench.getState().history.document).map(({ id }) => id);
const open = (draft: RuleDraft): void => useRuleState.setState({ draft, others: {} });

export function startRule(): void {
  open(newDraft(freeId('own-rule', knownIds()), new Date().toISOString().slice(0, 10)));
}

/** Begins a rule set of one's own from any other. */
export function copyRule(rule: RuleSet): void {
  open(draftOf({ ...rule, title: `${rule.title}, changed` }, { id: freeId(`${rule.id}-own`, knownIds()), replaces: null }));
}

export function editRule(rule: RuleSet): void {
  open(draftOf(rule, { id: rule.id, replaces: rule.id }));
}

export function changeDraft(change: (draft: RuleDraft) => RuleDraft): void {
  useRuleState.setState(({ draft }) => ({ draft: draft === null ? null : change(draft) }));
}

export function closeDraft(): void {
  useRuleState.setState({ draft: null, others: {} });
}

/** Keeps the rule set in the document, chosen, in the place of the one that was edited. */
export function keepRule(rule: RuleSet, replaces: string | null): void {
  act(`${replaces === null ? 'Add' : 'Change'} the rule set ${rule.title}`, (draft) => putRule(draft, rule, replaces));
  closeDraft();
}

export function putRule(draft: Workspace, rule: RuleSet, replaces: string | null): void {
  const own = draft.ownRules ?? [];
  const at = own.findIndex(({ id }) => id === (replaces ?? rule.id));
  draft.ownRules = at < 0 ? [...own, rule] : own.map((one, place) => (place === at ? rule : one));
  if (replaces !== null) draft.rules = draft.rules.map((id) => (id === replaces ? rule.id : id));
  else if (!draft.rules.includes(rule.id)) draft.rules.push(rule.id);
}

export function deleteRule({ id, title }: RuleSet): void {
  act(`Delete the rule set ${title}`, (draft) => dropRule(draft, id));
  if (useRuleState.getState().draft?.replaces === id) closeDraft();
}

export function dropRule(draft: Workspace, id: string): void {
  const left = (draft.ownRules ?? []).filter((one) => one.id !== id);
  if (left.length === 0) delete draft.ownRules;
  else draft.ownRules = left;
  draft.rules = draft.rules.filter((one) => one !== id);
}

/** Reads the rule sets in force on an ISO date, and no others. */
export function chooseInForce(date: string): void {
  act(`Read the rule sets in force on ${date}`, (draft) => {
    draft.rules = rulesKnown(draft).filter((rule) => isInForce(rule, date)).map(({ id }) => id);
  });
}

const kind = { description: 'Rule set', extensions: ['.json'] } as const;

export async function exportRule(rule: RuleSet): Promise<void> {
  await saveText(rule.id, kind.description, '.json', ruleText(rule));
}

/** Takes rule sets from files; one with the id of an own one takes its place. */
export async function importRules(): Promise<void> {
  const files = await services().host.openFiles([kind], true);
  if (files.length === 0) return;
  const read = await Promise.all(files.map(async ({ name, content }) => readRuleFile(await content.text(), name, shipped)));
  const rules = read.flatMap((one) => one.rules);
  useRuleState.setState({ problems: read.flatMap(({ problems }) => problems) });
  if (rules.length > 0) {
    act(rules.length === 1 ? `Import the rule set ${rules[0]!.title}` : `Import ${rules.length} rule sets`, (draft) => {
      for (const rule of rules) putRule(draft, rule, null);
    });
  }
}
