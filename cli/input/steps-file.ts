import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { stepKinds, stepTypes } from '../../core/deal/kinds';
import type { Step } from '../../core/deal/step';
import { stepSchema } from '../../core/deal/step';
import type { Problem } from '../../core/problem';
import { DataRefused, problem } from '../../core/problem';
import { lineOfPath } from './json-lines';
import { parseJson } from './parse-json';
import { quoted } from './share-mapping';

const FORM = 'Write {"steps": [{"type": "merge", "parties": ["A", "B"]}]}; docs/cli.md lists the types and their fields.';

export interface StepsFile {
  readonly steps: readonly Step[];
  /** Fields that no step of that type has. */
  readonly problems: readonly Problem[];
}

/** The steps of a scenario file. Throws `DataRefused` for what is no JSON, has no list of steps, or has a step that cannot be read, with the line. */
export async function readSteps(path: string): Promise<StepsFile> {
  const file = basename(path);
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  const content = parseJson(text, file, FORM);
  const list = (content as { readonly steps?: unknown } | null)?.steps;
  if (!Array.isArray(list)) throw new DataRefused([problem('no-steps', `${file} has no list "steps".`, FORM, { file })]);
  const faults: Problem[] = [];
  const warnings: Problem[] = [];
  const steps = list.flatMap((value: unknown, i): Step[] => {
    const read = stepSchema.safeParse(value);
    if (!read.success) {
      faults.push(...read.error.issues.map((issue) => fault(text, file, i, value, issue.path, issue.message)));
      return [];
    }
    for (const key of Object.keys(value as object)) {
      if (key in read.data) continue;
      warnings.push(
        problem('unknown-field', `Step ${i + 1} of ${file} has the field "${key}", which a step of type "${read.data.type}" does not have.`, 'Check its spelling; the field is not read.', {
          severity: 'warning', file, row: lineOfPath(text, ['steps', i, key]), column: key,
        }),
      );
    }
    return [read.data];
  });
  if (faults.length > 0) throw new DataRefused(faults);
  return { steps, problems: warnings };
}

function fault(text: string, file: string, at: number, value: unknown, path: readonly PropertyKey[], message: string): Problem {
  const row = lineOfPath(text, ['steps', at, ...path]);
  const column = path.length === 0 ? null : path.map(String).join('.');
  const type = (value as { readonly type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !(type in stepKinds)) {
    const what = typeof type === 'string' ? `is of the type "${type}", which there is not` : 'has no type';
    return problem('unknown-step', `Step ${at + 1} of ${file} ${what}.`, `The types are ${quoted(stepTypes, stepTypes.length)}.`, { file, row, column: 'type' });
  }
  const what = message.replace(/^Invalid (?:input|option|string)(?:: |$)/, '').replace(/, received undefined$/, ', and it is missing').replace(/\.$/, '');
  return problem('step-invalid', `Step ${at + 1} of ${file} (${type}) is not as it must be: ${column === null ? '' : `"${column}": `}${what === '' ? 'it cannot be read' : what}.`, 'Mend it; docs/cli.md lists the fields of each type.', { file, row, column });
}
