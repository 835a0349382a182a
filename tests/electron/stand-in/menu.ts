import { onlyKeys, strict } from './strict';

interface Template {
  readonly id?: string;
  readonly label?: string;
  readonly sublabel?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly Template[];
}

export interface ModelMenu {
  readonly items: readonly Template[];
}

const KEYS = ['id', 'label', 'sublabel', 'role', 'type', 'accelerator', 'enabled', 'click', 'submenu'];
const ROLES = new Set('appmenu windowmenu close quit about cut copy paste selectall resetzoom zoomin zoomout togglefullscreen'.split(' '));

/** What Electron refuses to build, and what the stand-in would otherwise not notice. */
function check(items: readonly Template[], seen: Map<string, string>): void {
  for (const item of items) {
    onlyKeys('a menu item', item, KEYS);
    if (item.role !== undefined && !ROLES.has(item.role.toLowerCase())) throw new Error(`The Electron stand-in does not model the role ${item.role}.`);
    if (item.role === undefined && item.label === undefined && item.type !== 'separator') throw new Error('A menu item needs a label, a role or a type.');
    if (item.accelerator !== undefined) {
      const other = seen.get(item.accelerator);
      if (other !== undefined) throw new Error(`${other} and ${item.label} share the accelerator ${item.accelerator}.`);
      seen.set(item.accelerator, item.label ?? '');
    }
    if (item.submenu) check(item.submenu, seen);
  }
}

const find = (items: readonly Template[], fits: (item: Template) => boolean): Template | undefined => {
  for (const item of items) {
    const found = fits(item) ? item : find(item.submenu ?? [], fits);
    if (found) return found;
  }
  return undefined;
};

export interface MenuPart {
  readonly api: object;
  current(): ModelMenu;
  /** Clicks the item with the id or label; a disabled item does nothing, as in life. */
  click(idOrLabel: string): void;
}

export function createMenu(): MenuPart {
  let application: ModelMenu | null = null;
  const current = (): ModelMenu => {
    if (!application) throw new Error('The program has set no menu.');
    return application;
  };
  return {
    current,
    click: (name) => {
      const item = find(current().items, ({ id, label }) => id === name || label === name);
      if (!item) throw new Error(`There is no menu item ${name}.`);
      if (item.enabled !== false) item.click?.();
    },
    api: strict('Menu', {
      buildFromTemplate: (items: readonly Template[]): ModelMenu => {
        check(items, new Map());
        return { items };
      },
      setApplicationMenu: (menu: ModelMenu) => {
        application = menu;
      },
    }),
  };
}
