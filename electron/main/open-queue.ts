/** Files that the system asks to open, from whichever side: held until a window listens, then handed over in order. */
export interface OpenQueue {
  push(path: string): void;
  /** Someone listens: everything held is delivered now, everything later at once. */
  listen(deliver: (path: string) => void): void;
  /** Nobody listens any more; later files are held again. */
  pause(): void;
}

/** `onHeld` is told when a file waits, so that a window can be made for it. */
export function createOpenQueue(onHeld: () => void): OpenQueue {
  const held: string[] = [];
  let deliver: ((path: string) => void) | null = null;
  return {
    push: (path) => {
      if (deliver) return deliver(path);
      held.push(path);
      onHeld();
    },
    listen: (next) => {
      deliver = next;
      for (const path of held.splice(0)) next(path);
    },
    pause: () => {
      deliver = null;
    },
  };
}
