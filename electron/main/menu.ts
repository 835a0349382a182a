import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { BridgeRecentFile } from '../bridge';
import { menuTable, type MenuLine } from './menu-table';

export interface MenuActions {
  /** Sends a command's id to the window. */
  run(command: string): void;
  openRecent(path: string): void;
  clearRecent(): void;
}

function recentMenu(label: string, recent: readonly BridgeRecentFile[], actions: MenuActions): MenuItemConstructorOptions {
  const files = recent.map(({ name, path }): MenuItemConstructorOptions => ({ label: name, sublabel: path, click: () => actions.openRecent(path) }));
  return {
    label,
    enabled: files.length > 0,
    submenu: [...files, { type: 'separator' }, { label: 'Clear the list', click: () => actions.clearRecent() }],
  };
}

function item(line: MenuLine, recent: readonly BridgeRecentFile[], actions: MenuActions): MenuItemConstructorOptions {
  if (line === 'separator') return { type: 'separator' };
  if ('role' in line) return { role: line.role };
  if ('recent' in line) return recentMenu(line.recent, recent, actions);
  const { label, command, accelerator } = line;
  return { id: command, label, accelerator, click: () => actions.run(command) };
}

/** Builds the menu bar anew: at the start, and whenever the recent files change. */
export function setMenu(recent: readonly BridgeRecentFile[], actions: MenuActions): void {
  const onMac = process.platform === 'darwin';
  const columns = menuTable(onMac).map(({ label, role, lines }): MenuItemConstructorOptions => (role ? { role } : { label, submenu: lines.map((line) => item(line, recent, actions)) }));
  Menu.setApplicationMenu(Menu.buildFromTemplate(onMac ? [{ role: 'appMenu' }, ...columns] : columns));
}
