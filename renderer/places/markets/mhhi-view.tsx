import { useMemo } from 'react';
import { marketMhhi } from '../../../core/analysis/mhhi';
import type { ControlModel, RestHolder } from '../../../core/analysis/mhhi-rights';
import { formatChange, formatHhi, formatLevel } from '../../../core/format';
import { soundOwnership } from '../../../core/market/ownership-sound';
import { stakesIn } from '../../../core/market/stakes';
import { FactStrip } from '../../parts/fact-strip';
import { SelectRow } from '../../parts/select-row';
import { useMarketsState } from './markets-state';
import type { MarketView } from './use-market';

const models: readonly { readonly value: ControlModel; readonly label: string }[] = [
  { value: 'proportional', label: 'in proportion to stakes' },
  { value: 'silent', label: 'stakes are silent' },
  { value: 'total', label: 'the largest stake controls' },
  { value: 'banzhaf', label: 'voting power (Banzhaf)' },
];
const rests: readonly { readonly value: RestHolder; readonly label: string }[] = [
  { value: 'one holder', label: 'one other holder' },
  { value: 'dispersed', label: 'many without influence' },
];

/** Modified HHI of the open market from the stakes that do not roll up, under a chosen model of control. */
export function MhhiView({ view: { structure, document, definition } }: { readonly view: MarketView }) {
  const { control, rest } = useMarketsState();
  const held = useMemo(
    () => (structure === null ? null : stakesIn(soundOwnership(document.ownership), structure, definition.period === '' ? undefined : definition.period)),
    [structure, document.ownership, definition.period],
  );
  const result = useMemo(() => (structure === null || held === null ? null : marketMhhi(structure, held.stakes, { control, rest })), [structure, held, control, rest]);
  if (structure === null || held === null || result === null) return null;
  const linked = held.stakes.length > 0;
  return (
    <section className="numbers mhhi" aria-label="Modified HHI">
      <header>
        <h2>Common owners and cross-holdings</h2>
      </header>
      <div className="mhhi-choices">
        <SelectRow label="Control" value={control} options={models} onChange={(value) => useMarketsState.setState({ control: value as ControlModel })} testId="mhhi-control" />
        <SelectRow label="The rest" value={rest} options={rests} onChange={(value) => useMarketsState.setState({ rest: value as RestHolder })} testId="mhhi-rest" />
      </div>
      <FactStrip
        label="Modified HHI"
        facts={[
          { label: 'HHI', value: formatHhi(result.hhi), title: String(result.hhi), note: 'each firm for itself', testId: 'mhhi-hhi' },
          { label: 'MHHI', value: result.mhhi === null ? 'not defined' : formatHhi(result.mhhi), title: result.mhhi === null ? undefined : String(result.mhhi), note: result.reason ?? (linked ? `${held.stakes.length} ${held.stakes.length === 1 ? 'stake' : 'stakes'} read` : 'no stake links firms of this market'), testId: 'mhhi-mhhi' },
          { label: 'MHHI delta', value: result.delta === null ? 'not defined' : formatChange(result.delta), title: result.delta === null ? undefined : String(result.delta), note: 'added by shared owners', testId: 'mhhi-delta' },
        ]}
      />
      {linked && (
        <table className="number-table" data-testid="mhhi-stakes">
          <caption className="visually-hidden">Stakes that are read</caption>
          <thead>
            <tr>
              <th scope="col">Owner</th>
              <th scope="col">Firm</th>
              <th scope="col" className="number">
                Stake
              </th>
              <th scope="col" className="number">
                Control
              </th>
            </tr>
          </thead>
          <tbody>
            {held.stakes.map(({ owner, firm, stake }) => (
              <tr key={`${owner}/${firm}`}>
                <th scope="row">{owner}</th>
                <td>{firm}</td>
                <td className="number">{formatLevel(stake * 100)}%</td>
                <td className="number">{controlIn(result, structure.firms, owner, firm)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className="mhhi-notes muted">
        {[...result.notes, ...held.leftOut.map((sentence) => `${sentence}.`)].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

/** An owner that is a firm of the market casts its votes through its own holders, so it has no right of its own to show. */
function controlIn({ owners, controlRights }: ReturnType<typeof marketMhhi>, firms: readonly string[], owner: string, firm: string): string {
  const at = owners.indexOf(owner);
  if (at >= 0) return `${formatLevel(controlRights[at]![firms.indexOf(firm)]! * 100)}%`;
  return firms.includes(owner) ? 'by its own holders' : '0%';
}
