import type { ShownRows } from '../../../core/data/prepare-preview';

/** A few rows as they are. `strong`: columns to set off. */
export function SmallTable({ label, rows: { columns, rows }, strong }: { readonly label: string; readonly rows: ShownRows; readonly strong: ReadonlySet<string> }) {
  return (
    <div className="small-table" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-strong={strong.has(column) || undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {cells.map((cell, j) => (
                <td key={j} data-strong={strong.has(columns[j]!) || undefined}>
                  {cell ?? <span className="grid-missing">missing</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
