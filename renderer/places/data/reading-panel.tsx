import { HTMLSelect } from '@blueprintjs/core';
import type { ReactNode } from 'react';
import type { Mapping, ShareMapping } from '../../../core/data/mapping';
import { PanelSection } from '../../shell/side-panel';
import { CommitField } from './commit-field';
import { FringeTags } from './fringe-tags';
import { fallbackMapping, kindNames } from './roles';
import type { Subject } from './subject';

const unitNames: Readonly<Record<ShareMapping['unit'], string>> = {
  fraction: 'Shares as fractions (0 to 1)',
  percent: 'Shares in percent (0 to 100)',
  level: 'Values, such as sales or units',
};
const encodings = { 'utf-8': 'UTF-8', 'utf-16': 'UTF-16', 'windows-1252': 'Windows-1252' } as const;
const delimiters: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };
const missingNames = { complete: 'Leave the respondent out', determined: 'Leave out, unless the other answers settle it', no: 'Count it as no use', yes: 'Count it as use' } as const;

/** How a file was read: what the program took for granted, each changeable in place. */
export function ReadingPanel({ subject }: { readonly subject: Subject }) {
  const { mapping, onMapping, source } = subject;
  const person = (key: string): Mapping['reasons'] => ({ ...mapping.reasons, [key]: { by: 'person', reason: 'chosen' } });
  const setKind = (kind: Mapping['kind']): void => {
    onMapping(subject.proposals.find((proposal) => proposal.kind === kind) ?? fallbackMapping(kind, source.columns), `Read "${subject.name}" as ${kindNames[kind].toLowerCase()}`);
  };
  const unitReason = mapping.reasons['unit'];
  return (
    <>
      <PanelSection title="How it was read">
        <Choice label="Content">
          <HTMLSelect className="bp6-small" fill aria-label="Content" value={mapping.kind} onChange={(event) => setKind(event.target.value as Mapping['kind'])}>
            {Object.entries(kindNames).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </HTMLSelect>
        </Choice>
        {mapping.kind !== 'respondents' && (
          <Choice label="Unit" reason={unitReason?.by === 'person' ? 'your choice' : unitReason?.reason}>
            <HTMLSelect
              className="bp6-small"
              fill
              aria-label="Unit"
              data-testid="unit"
              value={mapping.unit}
              onChange={(event) => onMapping({ ...mapping, unit: event.target.value, reasons: person('unit') } as Mapping, `Read the values as ${event.target.value}`)}
            >
              {(mapping.kind === 'shares' ? (['fraction', 'percent', 'level'] as const) : (['fraction', 'percent'] as const)).map((unit) => (
                <option key={unit} value={unit}>
                  {unitNames[unit]}
                </option>
              ))}
            </HTMLSelect>
          </Choice>
        )}
        {mapping.kind === 'shares' && mapping.unit === 'level' && (
          <Choice label="Unit of the values">
            <CommitField label="Unit of the values" placeholder="USD bn" value={mapping.unitName} onCommit={(unitName) => onMapping({ ...mapping, unitName }, 'Name the unit')} />
          </Choice>
        )}
        {mapping.kind === 'shares' && (
          <Choice label="Share basis">
            <CommitField label="Share basis" placeholder="revenue, units, users" value={mapping.basis} onCommit={(basis) => onMapping({ ...mapping, basis }, 'Name the share basis')} />
          </Choice>
        )}
        {mapping.kind === 'respondents' && (
          <Choice label="A missing answer">
            <HTMLSelect
              className="bp6-small"
              fill
              aria-label="A missing answer"
              value={mapping.missing}
              onChange={(event) => onMapping({ ...mapping, missing: event.target.value as typeof mapping.missing }, 'Change how missing answers count')}
            >
              {Object.entries(missingNames).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </HTMLSelect>
          </Choice>
        )}
        <p className="reading-dialect muted">
          {encodings[source.dialect.encoding]}, columns separated by {delimiters[source.dialect.delimiter] ?? source.dialect.delimiter}, decimal{' '}
          {source.dialect.decimal === '.' ? 'point' : 'comma'}
          {source.dialect.skip > 0 && `, ${source.dialect.skip} ${source.dialect.skip === 1 ? 'line' : 'lines'} above the header`}
        </p>
      </PanelSection>
      {mapping.kind === 'shares' && (
        <PanelSection title="Fringe: names that are not firms">
          <FringeTags mapping={mapping} onMapping={onMapping} />
        </PanelSection>
      )}
      <PanelSection title="Source">
        <Choice label="Citation">
          <CommitField label="Citation" placeholder="Who published it, when" value={source.citation} onCommit={(citation) => subject.onSource({ citation })} lines />
        </Choice>
        <label className="check">
          <input type="checkbox" checked={source.synthetic} onChange={(event) => subject.onSource({ synthetic: event.target.checked })} /> Synthetic: made up, not observed
        </label>
      </PanelSection>
    </>
  );
}

function Choice({ label, reason, children }: { readonly label: string; readonly reason?: string | undefined; readonly children: ReactNode }) {
  return (
    <div className="choice">
      <span className="choice-label">{label}</span>
      {children}
      {reason !== undefined && <span className="muted choice-reason">{reason}</span>}
    </div>
  );
}
