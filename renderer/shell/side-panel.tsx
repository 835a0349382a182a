import { useLayoutEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';

/** The right pane's element while it is open, and how many places have something to put there. */
export const useSidePane = create<{ element: HTMLElement | null; users: number }>()(() => ({ element: null, users: 0 }));

/** Given to the right pane as its ref. */
export function setSidePane(element: HTMLElement | null): void {
  useSidePane.setState({ element });
}

/**
 * What a place puts into the right pane: `<SidePanel><PanelSection title="Deal">…</PanelSection></SidePanel>` anywhere in
 * the place. The pane is there only while a place uses it; folded away (Mod+J) nothing of it is rendered.
 */
export function SidePanel({ children }: { readonly children: ReactNode }) {
  const element = useSidePane((pane) => pane.element);
  useLayoutEffect(() => {
    useSidePane.setState(({ users }) => ({ users: users + 1 }));
    return () => useSidePane.setState(({ users }) => ({ users: users - 1 }));
  }, []);
  return element === null ? null : createPortal(children, element);
}

/** One titled part of the right pane; `aside` stands at the right of the title (a count, a button). */
export function PanelSection({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="panel-section" aria-label={title}>
      <header>
        <h2 className="section-label">{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
