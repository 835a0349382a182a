import { Button } from '@blueprintjs/core';
import { Plus, Trash } from '@blueprintjs/icons';
import { quantities } from '../../../core/rules/rule-set';
import { IconButton } from '../../parts/icon-button';
import { freeId, replaced, without } from './draft-edit';
import { quantityWords } from './limit-text';
import { changeDraft } from './rule-actions';
import type { RuleDraft, ScaleDraft } from './rule-draft';
import { Fault, RuleField, RuleSelect } from './rule-field';

/** Names for ranges of a quantity, lowest first. */
export function BandsEditor({ draft, faults }: { readonly draft: RuleDraft; readonly faults: Readonly<Record<string, string>> }) {
  const { scales } = draft;
  const set = (at: number, change: (scale: ScaleDraft) => ScaleDraft): void => changeDraft((one) => ({ ...one, scales: replaced(one.scales, at, change(one.scales[at]!)) }));
  return (
    <section className="rule-part" aria-label="Bands">
      <header>
        <h2>Bands</h2>
        <Button
          size="small"
          variant="minimal"
          icon={<Plus size={12} />}
          text="Scale of bands"
          data-testid="add-bands"
          onClick={() =>
            changeDraft((one) => ({
              ...one,
              scales: [
                ...one.scales,
                {
                  id: freeId('band', one.scales.map(({ id }) => id)),
                  quantity: 'postHhi',
                  bands: [
                    { name: 'unconcentrated', comparison: '<', limit: '1000' },
                    { name: 'moderately concentrated', comparison: '<=', limit: '1800' },
                    { name: 'highly concentrated', comparison: '<', limit: '' },
                  ],
                },
              ],
            }))
          }
        />
      </header>
      {scales.length === 0 && <p className="muted">Bands name ranges of the HHI and are drawn in figures. A rule set need not have any.</p>}
      {scales.map(({ id, quantity, bands }, at) => (
        <fieldset key={at} className="rule-card">
          <legend className="visually-hidden">Scale {at + 1}</legend>
          <div className="rule-row">
            <RuleField label="Name of the scale" value={id} onChange={(text) => set(at, (scale) => ({ ...scale, id: text }))} fault={faults[`scales.${at}.id`]} />
            <RuleSelect label="Quantity" value={quantity} options={quantities.map((value) => ({ value, label: quantityWords[value].name }))} onChange={(value) => set(at, (scale) => ({ ...scale, quantity: value }))} />
            <span className="rule-card-tools">
              <IconButton label={`Add a band to ${id}`} icon={<Plus size={12} />} onClick={() => set(at, (scale) => ({ ...scale, bands: [{ name: '', comparison: '<', limit: '' }, ...scale.bands] }))} />
              <IconButton label={`Remove the scale ${id}`} icon={<Trash size={12} />} onClick={() => changeDraft((one) => ({ ...one, scales: without(one.scales, at) }))} />
            </span>
          </div>
          {bands.map((band, place) => {
            const change = (patch: Partial<typeof band>): void => set(at, (scale) => ({ ...scale, bands: replaced(scale.bands, place, { ...scale.bands[place]!, ...patch }) }));
            const where = `scales.${at}.bands.${place}`;
            return (
              <div key={place} className="rule-row band-row">
                <RuleField label={`Name of band ${place + 1} of ${id}`} hideLabel value={band.name} onChange={(name) => change({ name })} fault={faults[`${where}.name`]} placeholder="Name of the band" />
                {place === bands.length - 1 ? (
                  <span className="muted">all above</span>
                ) : (
                  <>
                    <RuleSelect label={`Upper end of band ${place + 1} of ${id}`} hideLabel value={band.comparison} options={[{ value: '<', label: 'below' }, { value: '<=', label: 'up to' }]} onChange={(comparison) => change({ comparison })} />
                    <RuleField label={`Limit of band ${place + 1} of ${id}`} hideLabel value={band.limit} onChange={(limit) => change({ limit })} fault={faults[`${where}.below.limit`]} />
                  </>
                )}
                <IconButton label={`Remove band ${place + 1} of ${id}`} icon={<Trash size={12} />} disabled={bands.length <= 2} onClick={() => set(at, (scale) => ({ ...scale, bands: without(scale.bands, place) }))} />
              </div>
            );
          })}
          <Fault text={faults[`scales.${at}.bands`] ?? faults['scales']} />
        </fieldset>
      ))}
    </section>
  );
}
