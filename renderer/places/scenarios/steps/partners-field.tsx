import { Cross } from '@blueprintjs/icons';
import type { PartnerStep } from '../../../../core/deal/partner';
import { IconButton } from '../../../parts/icon-button';
import { NameInput } from '../../../parts/name-input';
import type { FormProps } from './form';
import { PercentField } from './percent-field';

type Partner = PartnerStep['partners'][number];

/** Partners with the commission that each earns on the firm's sales and pays on its own. */
export function PartnersField({ step, known, set }: FormProps & { readonly step: PartnerStep }) {
  const put = (partners: Partner[]): string | null => set({ ...step, partners });
  const free = known.filter((name) => name !== step.firm && step.partners.every(({ firm }) => firm !== name));
  const rate = (at: number, key: 'earns' | 'pays') => (value: number): string | null =>
    value < 0 || value > 1 ? 'Give a percentage from 0% up to 100%.' : put(step.partners.map((one, i) => (i === at ? { ...one, [key]: value } : one)));
  return (
    <div className="step-field step-field-wide">
      <table className="fraction-table partners-table" data-testid="partner-partners">
        <caption className="visually-hidden">Partners and commissions</caption>
        <colgroup>
          <col />
          <col className="fraction-rate" />
          <col className="fraction-rate" />
          <col className="fraction-tool" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Partner</th>
            <th scope="col" className="number" title={`Part of the sales of ${step.firm} that the partner earns`}>
              earns
            </th>
            <th scope="col" className="number" title={`Part of the partner's sales that ${step.firm} earns`}>
              pays
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {step.partners.map((one, at) => (
            <tr key={at}>
              <th scope="row">
                <NameInput value={one.firm} known={free} label={`Partner ${at + 1}`} testId={`partner-firm-${at + 1}`} onCommit={(firm) => void put(step.partners.map((other, i) => (i === at ? { ...other, firm } : other)))} />
              </th>
              <td>
                <PercentField value={one.earns ?? null} label={`${one.firm} earns on sales of ${step.firm}`} placeholder="0%" testId={`partner-earns-${at + 1}`} onCommit={rate(at, 'earns')} />
              </td>
              <td>
                <PercentField value={one.pays ?? null} label={`${one.firm} pays on its own sales`} placeholder="0%" testId={`partner-pays-${at + 1}`} onCommit={rate(at, 'pays')} />
              </td>
              <td>
                <IconButton label={`Take ${one.firm} out`} icon={<Cross size={12} />} disabled={step.partners.length === 1} onClick={() => void put(step.partners.filter((_, i) => i !== at))} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <NameInput value="" known={free} label="Add a partner" placeholder="Add a partner" testId="partner-add" clears onCommit={(firm) => void put([...step.partners, { firm, earns: step.partners[0]?.earns ?? 0 }])} />
      <p className="muted field-hint">Rates are parts of the sales of {step.firm} (earns) and of the partner (pays).</p>
    </div>
  );
}
