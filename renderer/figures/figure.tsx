import { SegmentedControl } from '@blueprintjs/core';
import { useMemo, useRef, useState } from 'react';
import type { Figure } from '../../core/figures/figure';
import { NumberTable } from '../parts/number-table';
import { useAppearance } from '../state/appearance';
import type { ExportAction } from './export-menu';
import { ExportMenu, savedAs, tableActions } from './export-menu';
import './figure.css';
import { Plot } from './plot';
import { exportPng, exportSvg } from './render';
import { fileNameOf, saveBytes, saveText } from './save-text';

const ways = [
  { label: 'Figure', value: 'figure' },
  { label: 'Table', value: 'table' },
] as const;

/** A figure with its finding, its source, its numbers as a table, and its exports. */
export function FigureView({ figure }: { readonly figure: Figure }) {
  const appearance = useAppearance();
  const [way, setWay] = useState<'figure' | 'table'>('figure');
  const element = useRef<HTMLElement>(null);
  const actions = useMemo((): ExportAction[] => {
    const name = fileNameOf(figure.title);
    return [
      { text: 'Save figure as SVG', run: async () => savedAs(await saveText(name, 'Scalable Vector Graphics', '.svg', await exportSvg(figure, appearance))) },
      { text: 'Save figure as PNG', run: async () => savedAs(await saveBytes(name, 'Portable Network Graphics', '.png', await exportPng(figure, appearance))) },
      ...tableActions(figure.table, figure.title),
    ];
  }, [figure, appearance]);
  return (
    <figure ref={element} className="figure" tabIndex={-1} data-testid={`figure-${figure.id}`}>
      <figcaption>
        <div className="figure-words">
          <h2>{figure.title}</h2>
          <p>{figure.subtitle}</p>
        </div>
        <div className="figure-tools">
          <SegmentedControl
            size="small"
            inline
            options={[...ways]}
            value={way}
            onValueChange={(value) => setWay(value === 'table' ? 'table' : 'figure')}
            aria-label="Show as"
          />
          <ExportMenu subject="this figure" actions={actions} of={element} />
        </div>
      </figcaption>
      {way === 'figure' ? (
        <Plot figure={figure} />
      ) : (
        <div className="figure-table">
          <NumberTable table={figure.table} caption={figure.title} />
        </div>
      )}
      <p className="figure-footer">{figure.footer}</p>
    </figure>
  );
}
