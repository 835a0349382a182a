import { Button } from '@blueprintjs/core';
import { FolderOpen, Trash } from '@blueprintjs/icons';
import { useMemo, useRef, useState } from 'react';
import type { FigureTable } from '../../../core/figures/figure';
import { checkOwnership } from '../../../core/market/ownership-check';
import { ultimateOwner } from '../../../core/market/ownership';
import { soundOwnership } from '../../../core/market/ownership-sound';
import { IconButton } from '../../parts/icon-button';
import { TableTools } from '../../parts/table-tools';
import { useTables } from '../../state/selectors';
import { EditCell } from './edit-cell';
import { addOwner, editOwner, openOwners, removeOwner, useOwnershipFile } from './ownership-actions';
import { cellText, ownershipFields } from './ownership-edit';
import type { MarketView } from './use-market';

const heads = { product: 'Product or firm', owner: 'Owner', stake: 'Stake, %', from: 'From', to: 'To' } as const;
const hints = { product: '', owner: '', stake: 'all', from: 'always', to: 'still' } as const;

/** Who owns what, in the whole workspace: edited in place or opened from a file. Shares and reach are those of ultimate owners. */
export function OwnershipEditor({ view }: { readonly view: MarketView }) {
  const element = useRef<HTMLElement>(null);
  const { ownership } = view.document;
  const { name: file, problems: unread } = useOwnershipFile();
  const problems = useMemo(() => checkOwnership(ownership, { file: null, lines: ownership.map((_, at) => at + 1) }), [ownership]);
  const sound = soundOwnership(ownership);
  const known = useKnownNames(ownership);
  const table = useMemo(
    (): FigureTable => ({
      columns: ['product', 'firm', 'stake', 'from', 'to'].map((name) => ({ name, format: 'text' })),
      rows: ownership.map(({ product, owner, stake, from, to }) => [product, owner, stake ?? null, from ?? '', to ?? '']),
    }),
    [ownership],
  );
  const period = view.definition.period === '' ? undefined : view.definition.period;
  return (
    <section ref={element} className="numbers" aria-label="Ownership">
      <header>
        <h2>Owners</h2>
        <Button size="small" variant="minimal" icon={<FolderOpen size={14} />} text="Open a table" title="Opens a file with the columns product, firm and, where known, owner, stake, from, to" onClick={() => void openOwners()} data-testid="open-owners" />
        {ownership.length > 0 && <TableTools table={table} name="owners" of={element} />}
      </header>
      <p className="muted">
        A stake above 50% rolls up to its owner, by its dates, in every market and in reach. A smaller one is a holding, which the modified HHI below reads. What is not listed owns itself.
      </p>
      {unread.length > 0 && (
        <ul className="owner-problems" aria-label={`What is wrong with ${file ?? 'the file'}`}>
          {unread.map((each, at) => (
            <li key={at} role="alert" className="cell-fault">
              {each.message} {each.remedy}
            </li>
          ))}
        </ul>
      )}
      <div className="wide-table">
        <table className="number-table owners-table" data-testid="owners-table">
          <caption className="visually-hidden">Owners</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                Row
              </th>
              {ownershipFields.map((field) => (
                <th key={field} scope="col">
                  {heads[field]}
                </th>
              ))}
              <th scope="col">Counts as{period === undefined ? '' : ` in ${period}`}</th>
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ownership.map((row, at) => {
              const faults = problems.filter((each) => each.row === at + 1);
              return [
                <tr key={at} data-fault={faults.length > 0 || undefined}>
                  <td className="number muted">{at + 1}</td>
                  {ownershipFields.map((field) => (
                    <td key={field}>
                      <EditCell
                        label={`${heads[field]} in row ${at + 1}`}
                        value={cellText(row, field)}
                        placeholder={hints[field]}
                        wide={field === 'product' || field === 'owner'}
                        {...(field === 'product' || field === 'owner' ? { known } : {})}
                        onCommit={(text) => editOwner(row, at, field, text)}
                        testId={`owner-${at + 1}-${field}`}
                      />
                    </td>
                  ))}
                  <td className="owner-counts">{sound.includes(row) ? ultimateOwner(sound, row.product, period) : <span className="muted">not applied</span>}</td>
                  <td className="row-tools">
                    <IconButton label={`Remove row ${at + 1}: ${row.owner} owns ${row.product}`} icon={<Trash size={12} />} onClick={() => removeOwner(row, at)} />
                  </td>
                </tr>,
                ...faults.map((fault, n) => (
                  <tr key={`${at}/${n}`} className="fault-row">
                    <td />
                    <td colSpan={7} role="alert" className="cell-fault">
                      {fault.message} {fault.remedy} Until then the row is not applied.
                    </td>
                  </tr>
                )),
              ];
            })}
          </tbody>
        </table>
      </div>
      <NewOwner known={known} />
    </section>
  );
}

/** A row is part of the document once it names both. */
function NewOwner({ known }: { readonly known: readonly string[] }) {
  const [product, setProduct] = useState('');
  const [owner, setOwner] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const ready = product.trim() !== '' && owner.trim() !== '';
  return (
    <form
      className="new-owner"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        addOwner(product.trim(), owner.trim());
        setProduct('');
        setOwner('');
        first.current?.focus();
      }}
    >
      <input ref={first} className="text-input" list="known-owners" aria-label="Product or firm that is owned" placeholder="Product or firm" value={product} onChange={(event) => setProduct(event.target.value)} data-testid="new-owned" />
      <span className="muted">belongs to</span>
      <input className="text-input" list="known-owners" aria-label="Owner" placeholder="Owner" value={owner} onChange={(event) => setOwner(event.target.value)} data-testid="new-owner" />
      <Button size="small" type="submit" text="Add" disabled={!ready} data-testid="add-owner" />
      <datalist id="known-owners">
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </form>
  );
}

/** Names in the data and in the ownership table itself. */
function useKnownNames(ownership: MarketView['document']['ownership']): readonly string[] {
  const tables = useTables();
  return useMemo(() => {
    const names = new Set(ownership.flatMap(({ product, owner }) => [product, owner]));
    for (const mapped of tables.values()) for (const name of mapped.kind === 'shares' ? mapped.table.firms : mapped.table.platforms) names.add(name);
    return [...names].sort();
  }, [tables, ownership]);
}
