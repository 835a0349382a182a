import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem } from '../../core/problem';
import { DataRefused, problem } from '../../core/problem';
import type { RuleSet } from '../../core/rules/rule-set';
import { ruleSetSchema } from '../../core/rules/rule-set';
import { ruleSet } from '../../core/rules/rule-sets';
import { lineOfPath } from './json-lines';
import { parseJson } from './parse-json';

const FORM = 'Compare with a set that ships: "proforma rules us-2023 --json".';

/**
 * A person's own rule sets, from files that hold one set, a list of sets, or the document that `proforma rules --json` prints.
 * Throws `DataRefused` for what is no JSON, no rule set, or has the id of another set.
 */
export async function readRules(paths: readonly string[]): Promise<RuleSet[]> {
  const found: RuleSet[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const file = basename(path);
    const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
    for (const { value, at } of entries(text, file)) {
      const read = ruleSetSchema.safeParse(value);
      if (!read.success) {
        problems.push(...read.error.issues.map((issue) => fault(text, file, [...at, ...issue.path], issue.message)));
        continue;
      }
      const { id } = read.data;
      if (ruleSet(id) !== undefined || found.some((other) => other.id === id)) {
        const whose = ruleSet(id) === undefined ? 'by another set of the files' : 'by a set that ships';
        problems.push(problem('rule-id-taken', `The id "${id}" is taken ${whose}.`, 'Give the set an id of its own.', { file, row: lineOfPath(text, [...at, 'id']), column: 'id' }));
        continue;
      }
      found.push(read.data);
    }
  }
  if (problems.length > 0) throw new DataRefused(problems);
  return found;
}

/** The rule sets of a file with their paths in it. */
function entries(text: string, file: string): { value: unknown; at: PropertyKey[] }[] {
  const content = parseJson(text, file, FORM);
  if (Array.isArray(content)) return content.map((value: unknown, i) => ({ value, at: [i] }));
  const { schema, rules } = (content ?? {}) as { readonly schema?: unknown; readonly rules?: unknown };
  if (schema === 'proforma.rules/1' && Array.isArray(rules)) return rules.map((value: unknown, i) => ({ value, at: ['rules', i] }));
  return [{ value: content, at: [] }];
}

function fault(text: string, file: string, path: readonly PropertyKey[], message: string): Problem {
  const place = path.map(String).join('.');
  const what = message.replace(/^Invalid (?:input|option|string|ISO date)(?:: |$)/, '').replace(', received undefined', ', and it is missing').replace(/\.$/, '');
  return problem('rule-set-invalid', `${place === '' ? 'The rule set' : `"${place}"`} of ${file} is not as it must be${what === '' ? '' : `: ${what}`}.`, FORM, {
    file,
    row: lineOfPath(text, path),
    column: place === '' ? null : place,
  });
}
