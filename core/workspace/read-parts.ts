import { z } from 'zod';
import { isObject, keepUnknown } from './keep-unknown';
import { newWorkspace } from './new';
import type { DamagedPart, Workspace } from './schema';
import { workspaceSchema } from './schema';

/** A part of the document that was left out, in words: the scenario "Acquire". */
export interface LostPart extends DamagedPart {
  readonly words: string;
}

/** What an entry of each list is called. */
const entryNames: Readonly<Record<string, string>> = {
  sources: 'source', datasets: 'dataset', ownership: 'owner', markets: 'market', scenarios: 'scenario', rules: 'rule set', ownRules: 'rule set of your own',
  measures: 'measure', published: 'published figures', queries: 'statement', damaged: 'part set aside earlier',
};
const settingNames: Readonly<Record<string, string>> = {
  id: 'the identity of the workspace', name: 'the name of the workspace', note: 'the note of the workspace', baseline: 'the choice of the baseline',
  audience: 'the settings of the audience', report: 'the title, author and note of the report',
};

/**
 * Reads a document of the current version. Where it is sound that is all; otherwise each entry of a list and each setting
 * that is not understood is left out, and the rest stays as it is. `fallbackId` is the id of a document that lost its own.
 */
export function readParts(json: Record<string, unknown>, fallbackId: string): { readonly document: Workspace; readonly lost: readonly LostPart[] } {
  const checked = workspaceSchema.safeParse(json);
  if (checked.success) return { document: keepUnknown(json, checked.data), lost: [] };
  const lost: LostPart[] = [];
  const usual: Record<string, unknown> = { ...newWorkspace(fallbackId) };
  const sound: Record<string, unknown> = { ...json };
  for (const [key, schema] of Object.entries(workspaceSchema.shape as Record<string, z.ZodType>)) {
    const value = json[key];
    const list = listOf(schema);
    if (list !== null && Array.isArray(value)) {
      sound[key] = value.filter((entry: unknown, i) => {
        const result = list.element.safeParse(entry);
        if (!result.success) lost.push({ part: `${key}[${i}]`, why: issuesOf(result.error), json: entry, words: entryWords(key, entry) });
        return result.success;
      });
    } else {
      const result = schema.safeParse(value);
      if (result.success) continue;
      lost.push({ part: key, why: value === undefined ? 'it is missing' : issuesOf(result.error), json: value ?? null, words: settingNames[key] ?? `the list of ${entryNames[key] ?? key}s` });
      if (key in usual) sound[key] = usual[key];
      else delete sound[key];
    }
  }
  return { document: keepUnknown(sound, workspaceSchema.parse(sound)), lost };
}

function listOf(schema: z.ZodType): { readonly element: z.ZodType } | null {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  return inner instanceof z.ZodArray ? { element: inner.element as z.ZodType } : null;
}

function entryWords(key: string, entry: unknown): string {
  const { name, product } = isObject(entry) ? entry : {};
  const called = typeof entry === 'string' ? entry : typeof name === 'string' ? name : typeof product === 'string' ? product : null;
  const kind = entryNames[key] ?? key;
  return called === null ? `a ${kind} without a name` : `the ${kind} "${called}"`;
}

function issuesOf(error: z.ZodError): string {
  const shown = error.issues.slice(0, 3).map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  const more = error.issues.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
