import type { Mapping, Reason, ShareMapping } from '../../../core/data/mapping';
import { PanelSection } from '../../shell/side-panel';
import { Choice, SelectChoice } from './choice';
import { CommitField } from './commit-field';
import { fallbackMapping, kindNames } from './roles';
import type { Subject } from './subject';

const unitNames: Readonly<Record<ShareMapping['unit'], string>> = {
  fraction: 'Fractions (0 to 1)',
  percent: 'Percent (0 to 100)',
  level: 'Values, as of sales',
};
const missingNames = { complete: 'leaves the person out', determined: 'leaves out, unless others settle it', no: 'counts as no use', yes: 'counts as use' } as const;
const chosen: Reason = { by: 'person', reason: 'chosen' };

/** What a file is about: its content, the unit of its values, and what is taken of answers that are missing. */
export function Meaning({ subject }: { readonly subject: Subject }) {
  const { mapping, onMapping, source } = subject;
  const setKind = (kind: Mapping['kind']): void => {
    onMapping(subject.proposals.find((proposal) => proposal.kind === kind) ?? fallbackMapping(kind, source.columns), `Read "${subject.name}" as ${kindNames[kind].toLowerCase()}`);
  };
  const setUnit = (unit: string): void => onMapping({ ...mapping, unit, reasons: { ...mapping.reasons, unit: chosen } } as Mapping, `Read the values as ${unit}`);
  const units = mapping.kind === 'shares' ? (['fraction', 'percent', 'level'] as const) : (['fraction', 'percent'] as const);
  return (
    <PanelSection title="What it holds">
      <SelectChoice label="Content" value={mapping.kind} options={Object.entries(kindNames) as [Mapping['kind'], string][]} onChange={setKind} />
      {mapping.kind !== 'respondents' && (
        <SelectChoice label="Unit" testId="unit" value={mapping.unit} options={units.map((unit) => [unit, unitNames[unit]] as const)} reason={mapping.reasons['unit']} onChange={setUnit} />
      )}
      {mapping.kind === 'shares' && mapping.unit === 'level' && (
        <Choice label="Unit name">
          <CommitField label="Unit of the values" placeholder="USD bn" value={mapping.unitName} onCommit={(unitName) => onMapping({ ...mapping, unitName }, 'Name the unit')} />
        </Choice>
      )}
      {mapping.kind === 'shares' && (
        <Choice label="Share basis">
          <CommitField label="Share basis" placeholder="revenue, units, users" value={mapping.basis} onCommit={(basis) => onMapping({ ...mapping, basis }, 'Name the share basis')} />
        </Choice>
      )}
      {mapping.kind === 'shares' && mapping.unit !== 'level' && mapping.remainder !== undefined && (
        <SelectChoice
          label="The rest"
          testId="remainder"
          value={mapping.remainder}
          options={[['unknown', 'firms that are not named'], ['outside', 'an outside good']]}
          onChange={(remainder) => onMapping({ ...mapping, remainder, reasons: { ...mapping.reasons, remainder: chosen } }, `Read the rest as ${remainder === 'outside' ? 'an outside good' : 'firms that are not named'}`)}
        />
      )}
      {mapping.kind === 'respondents' && (
        <SelectChoice
          label="No answer"
          value={mapping.missing}
          options={Object.entries(missingNames) as [keyof typeof missingNames, string][]}
          onChange={(missing) => onMapping({ ...mapping, missing }, 'Change how missing answers count')}
        />
      )}
    </PanelSection>
  );
}
