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

/** Column of the count of rows. */
const ROWS = 'rows';

/** What the value of a row is: its cell, its cell times another, or 1, so that rows are counted. */
function ValueOf({ mapping, subject: { onMapping, source } }: { readonly mapping: ShareMapping; readonly subject: Subject }) {
  const counted = mapping.preparation?.rowCount !== undefined;
  const setCounted = (way: string): void => {
    const { rowCount: _rowCount, ...rest } = mapping.preparation ?? {};
    const { times: _times, ...plain } = mapping;
    const reasons = { ...mapping.reasons, value: chosen, unit: chosen };
    if (way === 'rows') {
      const name = freeColumn(source.columns);
      onMapping({ ...plain, value: name, unit: 'level', unitName: 'rows', preparation: { ...rest, rowCount: name }, reasons }, 'Count the rows');
    } else {
      onMapping({ ...plain, value: fallbackValue(mapping, source.columns), unitName: '', preparation: rest, reasons: { ...mapping.reasons, value: chosen } }, 'Read the values of a column');
    }
  };
  const free = source.columns.filter((column) => ![mapping.market, mapping.period, mapping.firm, mapping.product, mapping.value, mapping.status].includes(column));
  return (
    <>
      <SelectChoice label="Value" testId="value-of" value={counted ? 'rows' : 'column'} options={[['column', 'a column of the file'], ['rows', 'each row counts 1']]} onChange={setCounted} />
      {!counted && mapping.unit === 'level' && free.length > 0 && (
        <SelectChoice
          label="Times"
          value={mapping.times ?? ''}
          options={[['', 'nothing'], ...free.map((column) => [column, column] as const)]}
          onChange={(column) => {
            const { times: _times, ...plain } = mapping;
            onMapping(column === '' ? plain : { ...plain, times: column }, column === '' ? 'Take the values as they are' : `Multiply the values by "${column}"`);
          }}
        />
      )}
    </>
  );
}

function freeColumn(columns: readonly string[]): string {
  const taken = new Set(columns.map((column) => column.toLowerCase()));
  return taken.has(ROWS) ? 'number of rows' : ROWS;
}

/** A column that has no other role, for a table whose rows were counted. */
function fallbackValue(mapping: ShareMapping, columns: readonly string[]): string {
  return columns.find((column) => ![mapping.market, mapping.period, mapping.firm, mapping.product].includes(column)) ?? columns[0]!;
}

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
      {mapping.kind === 'shares' && <ValueOf mapping={mapping} subject={subject} />}
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
