import { Cross } from '@blueprintjs/icons';
import { percent } from '../../../../core/deal/words';
import { IconButton } from '../../../parts/icon-button';
import { NameInput } from '../../../parts/name-input';
import { PercentField } from './percent-field';

interface Props {
  readonly caption: string;
  readonly values: Readonly<Record<string, number>>;
  readonly known: readonly string[];
  /** Takes the table, or says why it cannot. */
  readonly onPut: (values: Record<string, number>) => string | null;
  /** Why a value cannot be that of a firm, or `null`. */
  readonly check: (name: string, value: number) => string | null;
  /** Value of a firm that is added. */
  readonly added: (name: string) => number;
  /** Lines below the firms: the sum, what is left. */
  readonly foot: readonly { readonly label: string; readonly value: number }[];
  readonly testId: string;
}

/** Firms with a percentage each, in a table that fits the side panel. */
export function FractionTable({ caption, values, known, onPut, check, added, foot, testId }: Props) {
  const entries = Object.entries(values);
  return (
    <div>
      <table className="fraction-table" data-testid={testId}>
        <caption className="visually-hidden">{caption}</caption>
        <colgroup>
          <col />
          <col className="fraction-value" />
          <col className="fraction-tool" />
        </colgroup>
        <tbody>
          {entries.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className="truncate" title={name}>
                {name}
              </th>
              <td>
                <PercentField value={value} label={`${caption}: ${name}`} testId={`${testId}:${name}`} onCommit={(next) => check(name, next) ?? onPut({ ...values, [name]: next })} />
              </td>
              <td>
                <IconButton label={`Take ${name} out`} icon={<Cross size={12} />} disabled={entries.length === 1} onClick={() => void onPut(Object.fromEntries(entries.filter(([other]) => other !== name)))} />
              </td>
            </tr>
          ))}
        </tbody>
        {foot.length > 0 && (
          <tfoot>
            {foot.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="number" title={String(value)}>
                  {percent(value)}
                </td>
                <td />
              </tr>
            ))}
          </tfoot>
        )}
      </table>
      <NameInput value="" known={known.filter((name) => !(name in values))} label={`Add a firm: ${caption}`} placeholder="Add a firm" testId={`${testId}-add`} clears onCommit={(name) => name in values || void onPut({ ...values, [name]: added(name) })} />
    </div>
  );
}
