import type { ReactNode } from 'react';
import type { Mapping } from '../../../core/data/mapping';
import { PanelSection } from '../../shell/side-panel';
import { AnswersEditor } from './answers-editor';
import { Choice } from './choice';
import { CohortEditor } from './cohort-editor';
import { CommitField } from './commit-field';
import { FileLinks } from './file-links';
import { FringeTags } from './fringe-tags';
import { HowRead } from './how-read';
import { Meaning } from './meaning';
import { noFilter, withFilter } from './row-filter';
import { RowFilterEditor } from './row-filter-editor';
import type { Subject } from './subject';

/** What the program took for granted of a file, each changeable in place. */
export function ReadingPanel({ subject, checks, onShowLeftOut }: { readonly subject: Subject; readonly checks: ReactNode; readonly onShowLeftOut: () => void }) {
  const { mapping, onMapping, source } = subject;
  return (
    <>
      <Meaning subject={subject} />
      {mapping.kind === 'respondents' && <AnswersEditor subject={subject} mapping={mapping} />}
      {mapping.kind === 'respondents' && mapping.cohort !== null && <CohortEditor subject={subject} mapping={{ ...mapping, cohort: mapping.cohort }} />}
      {checks}
      <PanelSection title="Rows that count">
        <RowFilterEditor
          source={source}
          filter={mapping.preparation?.filter ?? noFilter}
          preparation={mapping.preparation}
          onFilter={(filter, label) => {
            const { preparation, ...others } = mapping;
            const next = withFilter(preparation, filter);
            onMapping((next === undefined ? others : { ...others, preparation: next }) as Mapping, label);
          }}
          onShowLeftOut={onShowLeftOut}
        />
      </PanelSection>
      {mapping.kind === 'shares' && (
        <PanelSection title="Fringe: names that are not firms">
          <FringeTags mapping={mapping} onMapping={onMapping} />
        </PanelSection>
      )}
      <HowRead subject={subject} />
      <PanelSection title="Source">
        <Choice label="Citation">
          <CommitField label="Citation" placeholder="Who published it, when" value={source.citation} onCommit={(citation) => subject.onSource({ citation })} lines />
        </Choice>
        <label className="check">
          <input type="checkbox" checked={source.synthetic} onChange={(event) => subject.onSource({ synthetic: event.target.checked })} /> Synthetic: made up, not observed
        </label>
        {subject.dataset !== null && source.query === undefined && <FileLinks dataset={subject.dataset} source={source} />}
      </PanelSection>
    </>
  );
}
