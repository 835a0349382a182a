import { Menu } from '@blueprintjs/core';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

/** A menu that has the focus when it opens and is walked by arrow keys. */
export function ArrowMenu({ label, className, children }: { readonly label: string; readonly className?: string; readonly children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const items = (): HTMLElement[] => [...(element.current?.querySelectorAll<HTMLElement>('a.bp6-menu-item:not(.bp6-disabled)') ?? [])];
  useEffect(() => {
    // The popover is placed first: a focus before that scrolls the window.
    const frame = requestAnimationFrame(() => items()[0]?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  };
  return (
    <div ref={element} onKeyDown={onKeyDown}>
      <Menu aria-label={label} {...(className === undefined ? {} : { className })}>
        {children}
      </Menu>
    </div>
  );
}
