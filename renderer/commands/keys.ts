/** The part of a keyboard event that a shortcut is compared with. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export function isMac(platform: string = navigator.platform): boolean {
  return platform.startsWith('Mac');
}

/** Whether the event is the shortcut. `?` and other signs are compared as typed, whatever keys produce them. */
export function matches(keys: string, event: Pressed, mac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1)!;
  const wants = (name: string): boolean => parts.includes(name);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const otherMod = mac ? event.ctrlKey : event.metaKey;
  if (mod !== wants('Mod') || otherMod || event.altKey !== wants('Alt')) return false;
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && event.shiftKey !== wants('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** The shortcut as it is printed beside its command: `Ctrl+Shift+S`, on a Mac `⇧⌘S`. */
export function printKeys(keys: string, mac: boolean): string {
  const parts = keys.split('+');
  if (!mac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  const order = ['Alt', 'Shift', 'Mod'];
  const modifiers = order.filter((name) => parts.includes(name)).map((name) => MAC_SIGNS[name]!);
  return [...modifiers, parts.at(-1)!].join('');
}
