/** Columns to tick, with all or none at once. */
export function ColumnTicks({ label, columns, ticked, onTick }: { readonly label: string; readonly columns: readonly string[]; readonly ticked: readonly string[]; readonly onTick: (ticked: string[]) => void }) {
  const chosen = new Set(ticked);
  return (
    <fieldset className="column-ticks">
      <legend>
        {label}
        <span className="muted">
          {chosen.size} of {columns.length}
        </span>
        <button type="button" className="link" onClick={() => onTick(chosen.size === columns.length ? [] : [...columns])}>
          {chosen.size === columns.length ? 'none' : 'all'}
        </button>
      </legend>
      <div>
        {columns.map((column) => (
          <label key={column} className="truncate" title={column}>
            <input type="checkbox" checked={chosen.has(column)} onChange={(event) => onTick(columns.filter((each) => (each === column ? event.target.checked : chosen.has(each))))} /> {column}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
