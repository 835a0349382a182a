import type { FileKind } from '../host/host';

export const workspaceKind: FileKind = { description: 'Proforma workspace', extensions: ['.proforma'] };
export const dataKind: FileKind = {
  description: 'Data (CSV, Excel, Parquet, Arrow, JSON)',
  extensions: ['.csv', '.tsv', '.tab', '.txt', '.dat', '.xlsx', '.xlsm', '.parquet', '.arrow', '.feather', '.json', '.ndjson', '.jsonl', '.sav', '.dta', '.gz'],
};
/** What "Open" offers first: both at once. */
export const anyKind: FileKind = { description: 'Workspaces and data', extensions: [...workspaceKind.extensions, ...dataKind.extensions] };

export function isWorkspaceName(name: string): boolean {
  return name.toLowerCase().endsWith('.proforma');
}

/** Whether a file in a folder may hold data: hidden files and those of other programs do not. */
export function isDataName(name: string): boolean {
  const lower = name.toLowerCase();
  return !lower.startsWith('.') && !lower.startsWith('~$') && dataKind.extensions.some((extension) => lower.endsWith(extension));
}

/** A name for a workspace's file: what no file system allows is left out. */
export function fileNameOf(workspace: string): string {
  const cleaned = workspace.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '').slice(0, 80);
  return `${cleaned === '' ? 'Workspace' : cleaned}.proforma`;
}
