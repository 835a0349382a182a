import type { ReactNode } from 'react';
import { formatCell } from '../../core/figures/cells';
import type { FigureTable } from '../../core/figures/figure';
import './number-table.css';

/** The numbers of a figure: right aligned in tabular figures, full precision on hover. The first column names the row. */
export function NumberTable({ table, caption, mark }: { readonly table: FigureTable; readonly caption: string; readonly mark?: (row: number) => ReactNode }) {
  const { columns, rows } = table;
  return (
    <table className="number-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, format }) => (
            <th key={name} scope="col" className={format === 'text' ? undefined : 'number'}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {columns.map((column, c) => {
              const cell = row[c] ?? null;
              const text = formatCell(cell, column);
              if (c === 0) {
                return (
                  <th key={c} scope="row">
                    {mark?.(at)}
                    {text}
                  </th>
                );
              }
              return (
                <td key={c} className={column.format === 'text' ? undefined : 'number'} title={typeof cell === 'number' ? String(cell) : undefined}>
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
