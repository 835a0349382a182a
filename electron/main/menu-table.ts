import type { MenuItemConstructorOptions } from 'electron';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** One line of a menu: a command of the window, a standard role, the list of recent files, or a rule. */
export type MenuLine =
  | { readonly label: string; readonly command: string; readonly accelerator?: string }
  | { readonly role: Role }
  | { readonly recent: string }
  | 'separator';

export interface MenuColumn {
  readonly label: string;
  readonly lines: readonly MenuLine[];
  /** A standard menu that Electron fills itself. */
  readonly role?: Role;
}

const PLACES = ['data', 'markets', 'scenarios', 'audience', 'compare', 'report'] as const;

/** The menu bar as a table; the ids are those of the window's command register. */
export function menuTable(onMac: boolean): MenuColumn[] {
  return [
    {
      label: 'File',
      lines: [
        { label: 'New workspace', command: 'file.new' },
        { label: 'Open…', command: 'file.open', accelerator: 'CmdOrCtrl+O' },
        { recent: 'Open recent' },
        'separator',
        { label: 'Save', command: 'file.save', accelerator: 'CmdOrCtrl+S' },
        { label: 'Save as…', command: 'file.saveAs', accelerator: 'CmdOrCtrl+Shift+S' },
        { label: 'Save all', command: 'file.saveAll' },
        { label: 'Version history', command: 'file.versions' },
        'separator',
        { label: 'Close the workspace', command: 'file.close' },
        'separator',
        { role: onMac ? 'close' : 'quit' },
      ],
    },
    {
      label: 'Edit',
      lines: [
        { label: 'Undo', command: 'edit.undo', accelerator: 'CmdOrCtrl+Z' },
        { label: 'Redo', command: 'edit.redo', accelerator: 'CmdOrCtrl+Shift+Z' },
        'separator',
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      lines: [
        ...PLACES.map((place, index): MenuLine => ({ label: place[0]!.toUpperCase() + place.slice(1), command: `go.${place}`, accelerator: `CmdOrCtrl+${index + 1}` })),
        'separator',
        { label: 'Find a command', command: 'command.palette', accelerator: 'CmdOrCtrl+K' },
        { label: 'Side panel', command: 'view.panel', accelerator: 'CmdOrCtrl+B' },
        'separator',
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { label: 'Window', role: 'windowMenu', lines: [] },
    { label: 'Help', lines: [{ label: 'Keyboard shortcuts', command: 'help.shortcuts', accelerator: 'F1' }, ...(onMac ? [] : [{ role: 'about' } as const])] },
  ];
}
