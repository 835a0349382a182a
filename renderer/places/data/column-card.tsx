import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';
import type { Source } from '../../../core/data/source';
import { profileOf, useProfile } from '../../engine/readings';
import { factsOfColumn } from './column-facts';

interface Hovered {
  readonly column: string;
  readonly left: number;
  readonly top: number;
}

const useHovered = create<{ readonly hovered: Hovered | null }>()(() => ({ hovered: null }));

export const COLUMN_CARD = 'column-card';

/** Shows the card of a column under its heading. */
export function showColumn(column: string, heading: Element): void {
  const { left, bottom } = heading.getBoundingClientRect();
  useHovered.setState({ hovered: { column, left: Math.max(8, Math.min(left, window.innerWidth - 280)), top: bottom + 2 } });
}

export function hideColumn(): void {
  useHovered.setState({ hovered: null });
}

/** First values of a column that the card shows. */
const SHOWN = 6;

/** The profile of the column under the pointer or the focus: how much of it is there and what it holds. */
export function ColumnCard({ source }: { readonly source: Source }) {
  const { hovered } = useHovered();
  const profile = useProfile(source);
  const wanted = hovered !== null && profile === undefined;
  useEffect(() => {
    // Without the rows at hand there is no profile, and the card says so.
    if (wanted) profileOf(source).catch(() => undefined);
  }, [wanted, source]);
  useEffect(() => hideColumn, []);
  if (hovered === null) return null;
  const column = profile?.find(({ name }) => name === hovered.column);
  return createPortal(
    <div id={COLUMN_CARD} className="column-card" role="tooltip" style={{ left: hovered.left, top: hovered.top }}>
      <strong>{hovered.column}</strong>
      {column === undefined ? (
        <p className="muted">{profile === undefined ? 'Counting its values…' : 'No profile.'}</p>
      ) : (
        <>
          <dl>
            {factsOfColumn(column).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="column-values">
            {column.values.slice(0, SHOWN).join(' · ')}
            {column.distinct > SHOWN && ' · …'}
          </p>
        </>
      )}
    </div>,
    document.body,
  );
}
