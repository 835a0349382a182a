import type { FileKind } from '../host/host';

export const workspaceKind: FileKind = { description: 'Proforma workspace', extensions: ['.proforma'] };
export const dataKind: FileKind = { description: 'Delimited text (CSV, TSV)', extensions: ['.csv', '.tsv', '.txt'] };
/** What "Open" offers first: both at once. */
export const anyKind: FileKind = { description: 'Workspaces and data', extensions: [...workspaceKind.extensions, ...dataKind.extensions] };

export function isWorkspaceName(name: string): boolean {
  return name.toLowerCase().endsWith('.proforma');
}

/** A name for a workspace's file: what no file system allows is left out. */
export function fileNameOf(workspace: string): string {
  const cleaned = workspace.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '').slice(0, 80);
  return `${cleaned === '' ? 'Workspace' : cleaned}.proforma`;
}
