import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Corrections } from '../../core/analysis/compare/align';
import { foldName } from '../../core/analysis/compare/fold-name';
import { alignKinds, namesIn } from '../../core/analysis/compare/names';
import type { OpenedWorkspace } from '../../core/analysis/compare/opened';
import { DataRefused, problem, type Problem } from '../../core/problem';
import { parseJson } from './parse-json';

const schema = z.partialRecord(z.enum(alignKinds), z.record(z.string(), z.string().nullable()));
export type NamesFile = z.infer<typeof schema>;

const FORM = `Write {"firm": {"Name in the other workspace": "Name in the baseline's"}}; the kinds are ${alignKinds.join(', ')}, and null stands for a name without a counterpart.`;

/** Which names of the other workspaces are which of the baseline's, by kind. Throws `DataRefused`. */
export async function readNames(path: string): Promise<NamesFile> {
  const file = basename(path);
  const content = parseJson((await readFile(path, 'utf8')).replace(/^\ufeff/, ''), file, FORM);
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new DataRefused([problem('names-invalid', `${file} does not pair names as it must${at === '' ? '' : `: "${at}" cannot be read`}.`, FORM, { file })]);
}

/** The corrections for one workspace; a name that it or the baseline's lacks is a warning, since a file serves several workspaces. */
export function correctionsFor(names: NamesFile, base: OpenedWorkspace, other: OpenedWorkspace): { readonly corrections: Corrections; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const corrections: Record<string, Record<string, string | null>> = {};
  for (const kind of alignKinds) {
    const [ours, theirs] = [namesIn(base, kind), namesIn(other, kind)];
    const find = (list: typeof ours, name: string) => list.find((one) => one.name === name) ?? list.find((one) => foldName(one.name) === foldName(name));
    for (const [from, to] of Object.entries(names[kind] ?? {})) {
      const [own, counterpart] = [find(theirs, from), to === null ? null : find(ours, to)];
      if (own === undefined) problems.push(problem('name-not-there', `${other.label} has no ${kind} "${from}".`, 'Check the spelling in the file of names.', { severity: 'warning', file: other.label }));
      else if (counterpart === undefined) problems.push(problem('name-not-there', `${base.label} has no ${kind} "${to}", so "${from}" is left as it is.`, 'Check the spelling in the file of names.', { severity: 'warning', file: base.label }));
      else corrections[kind] = { ...corrections[kind], [own.key]: counterpart?.key ?? null };
    }
  }
  return { corrections, problems };
}
