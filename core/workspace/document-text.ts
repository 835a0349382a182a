import { keepUnknown } from './keep-unknown';
import type { Workspace } from './schema';
import { workspaceSchema } from './schema';

/** The document as it stands in the file: keys in the order of the schema, then unknown ones, indented by two spaces. */
export function documentText(document: Workspace): string {
  return `${JSON.stringify(keepUnknown(document, workspaceSchema.parse(document)), null, 2)}\n`;
}
