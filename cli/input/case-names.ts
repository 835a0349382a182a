import { stat } from 'node:fs/promises';
import { foldName } from '../../core/analysis/compare/fold-name';
import type { Scenario } from '../../core/deal/scenario';
import { DataRefused, problem } from '../../core/problem';
import { UsageError } from '../exit-codes';
import { quoted } from './share-mapping';

/** What `A.proforma:scenario` names. */
export interface NamedCase {
  readonly path: string;
  /** Id or name; `null` for every scenario of the file. */
  readonly scenario: string | null;
}

/** Reads `FILE[:scenario]`. A colon may be part of either: the longest beginning that is a file is the file. */
export async function parseCase(text: string): Promise<NamedCase> {
  for (let end = text.length; end > 0; end = text.lastIndexOf(':', end - 1)) {
    const path = text.slice(0, end);
    if ((await stat(path).catch(() => null))?.isFile() !== true) continue;
    const scenario = end === text.length ? null : text.slice(end + 1);
    if (scenario?.trim() === '') throw new UsageError(`"${text}" ends with a colon and names no scenario. Write ${path}:SCENARIO, or ${path} for all of them.`);
    return { path, scenario };
  }
  if ((await stat(text).catch(() => null))?.isDirectory() === true) {
    throw new DataRefused([problem('not-a-file', `${text} is a folder, not a workspace file.`, 'Name a .proforma file; "proforma pack" makes one of a folder.', { file: text })]);
  }
  throw new DataRefused([problem('file-not-found', `There is no file ${text}, nor one that it begins with before a colon.`, 'Check its name and folder; a scenario is written behind a colon, as in deal.proforma:"Status quo".', { file: text })]);
}

/** The scenario that a text names: by id, by name, by name but for case and spacing. Throws `UsageError`. */
export function scenarioNamed(scenarios: readonly Scenario[], text: string, path: string): Scenario {
  for (const fits of [({ id }: Scenario) => id === text, ({ name }: Scenario) => name === text, ({ name }: Scenario) => foldName(name) === foldName(text)]) {
    const found = scenarios.filter(fits);
    if (found.length === 1) return found[0]!;
    if (found.length > 1) throw new UsageError(`${path} has ${found.length} scenarios called "${text}". Name one by its id: ${quoted(found.map(({ id }) => id), found.length)}.`);
  }
  throw new UsageError(`${path} has no scenario "${text}". It has ${scenarios.length === 0 ? 'none' : quoted(scenarios.map(({ name }) => name), scenarios.length)}.`);
}
