import { ruleSet, ruleSets } from '../../core/rules/rule-sets';
import type { RuleSet } from '../../core/rules/rule-set';
import { UsageError } from '../exit-codes';
import { parseList } from './specs';

/** `us-2023,eu-2004` as rule sets. Throws `UsageError` for one that does not ship. */
export function parseGuidelines(text: string): RuleSet[] {
  return [...new Set(parseList('--guidelines', text))].map((id) => {
    const rule = ruleSet(id);
    if (rule === undefined) throw new UsageError(`There are no guidelines "${id}". Choose from ${ruleSets.map((known) => known.id).join(', ')}.`);
    return rule;
  });
}
