import type { ReactNode } from 'react';

/** What a place shows before it has anything: what belongs here, one button to bring it, one to try the sample. */
export function EmptyPlace({ title, children, actions }: { readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className="empty-place">
      <h1>{title}</h1>
      <p>{children}</p>
      {actions !== undefined && <div className="empty-actions">{actions}</div>}
    </div>
  );
}
