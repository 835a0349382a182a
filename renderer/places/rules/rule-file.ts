import type { Problem } from '../../../core/problem';
import { problem } from '../../../core/problem';
import type { RuleSet } from '../../../core/rules/rule-set';
import { ruleSetSchema } from '../../../core/rules/rule-set';

/** One rule set as a file for others: what the form of the command line reads too. */
export function ruleText(rule: RuleSet): string {
  return `${JSON.stringify(rule, null, 2)}\n`;
}

/**
 * Rule sets of a file: one set, a list, or a document with `rules`. What is no rule set is said with its place and left out;
 * `shipped` are ids that a set of one's own cannot have.
 */
export function readRuleFile(text: string, file: string, shipped: readonly string[]): { readonly rules: readonly RuleSet[]; readonly problems: readonly Problem[] } {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { rules: [], problems: [problem('not-json', `${file} is not a rule set: it is not JSON.`, 'Choose a file that was exported from Rules.', { file })] };
  }
  const rules: RuleSet[] = [];
  const problems: Problem[] = [];
  listed(content).forEach((value, at) => {
    const read = ruleSetSchema.safeParse(value);
    const which = nameOf(value) ?? `Rule set ${at + 1}`;
    if (!read.success) {
      const [issue] = read.error.issues;
      const place = issue!.path.map(String).join('.');
      problems.push(problem('rule-set-invalid', `${which} of ${file} is not as a rule set must be${place === '' ? '' : ` at "${place}"`}: ${issue!.message.replace(/^Invalid input: /, '').replace(/\.$/, '')}.`, 'Correct the file, or export it anew.', { file }));
    } else if (shipped.includes(read.data.id)) {
      problems.push(problem('rule-id-taken', `The id "${read.data.id}" of ${file} belongs to a rule set that ships.`, 'Give the set an id of its own in the file.', { file }));
    } else rules.push(read.data);
  });
  if (rules.length === 0 && problems.length === 0) problems.push(problem('no-rule-set', `${file} holds no rule set.`, 'Choose a file that was exported from Rules.', { file }));
  return { rules, problems };
}

function listed(content: unknown): readonly unknown[] {
  if (Array.isArray(content)) return content;
  if (typeof content === 'object' && content !== null && 'rules' in content && Array.isArray(content.rules)) return content.rules as unknown[];
  return [content];
}

function nameOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && value.id !== '' ? `"${value.id}"` : null;
}
