import type { Source } from '../../core/data/source';
import type { PartToOpen } from '../../core/data/open-together';
import type { FileToOpen } from './open-source';

/** Several files as one: their contents one after another, which costs no memory, and where each begins. */
export function filesTogether(files: readonly FileToOpen[]): FileToOpen {
  return { name: nameOfAll(files.map(({ name }) => name)), path: null, content: new Blob(files.map(({ content }) => content)), parts: files };
}

/** What the names have in common, and how many there are. */
function nameOfAll(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let common = first.replace(/\.[^.]*$/, '');
  for (const name of others) while (!name.startsWith(common)) common = common.slice(0, -1);
  const said = common.replace(/[\s_.,-]*\d*[\s_.,-]*$/, '');
  return `${said === '' ? first : said} (${names.length} files)`;
}

/** The file of a source, by its content: with its parts where it has several. */
export function fileOfSource({ name, path, parts }: Source, content: Blob): FileToOpen {
  return parts === undefined ? { name, path, content } : { name, path, content, parts: slicesOf(parts, content) };
}

function slicesOf(parts: NonNullable<Source['parts']>, content: Blob): FileToOpen[] {
  let at = 0;
  return parts.map(({ name, path, bytes }) => {
    const from = at;
    at += bytes;
    return { name, path, content: content.slice(from, at) };
  });
}

/** The files as the engine opens them. */
export function partsToOpen(files: readonly FileToOpen[]): PartToOpen[] {
  return files.map(({ name, content }) => ({ name, content: { kind: 'blob', blob: content }, bytes: content.size }));
}
