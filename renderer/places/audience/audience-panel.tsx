import type { Mapping, RespondentMapping } from '../../../core/data/mapping';
import { SelectRow } from '../../parts/select-row';
import { TagList } from '../../parts/tag-list';
import { PanelSection, SidePanel } from '../../shell/side-panel';
import { addRival, chooseAudience, chooseCohort, removeRival } from '../../state/audience-actions';
import { setView } from '../../state/workbench';
import type { ReachView } from './use-reach';

const kinds: Readonly<Record<Mapping['kind'], string>> = { shares: 'shares', respondents: 'respondents', marginals: 'published reach' };

const noAnswer: Readonly<Record<RespondentMapping['missing'], string>> = {
  complete: 'the respondent is left out',
  determined: 'left out, unless the other answers settle it',
  no: 'counts as no use',
  yes: 'counts as use',
};

/** Which audience, cohort, scenario and rivals are read. */
export function AudiencePanel({ view: { document, audience, dataset, cohort, result, reach } }: { readonly view: ReachView }) {
  const audiences = document.datasets.filter(({ mapping }) => mapping.kind !== 'shares');
  const source = document.sources.find(({ id }) => id === dataset.source);
  return (
    <SidePanel>
      <PanelSection title="Audience">
        <SelectRow
          label="Data"
          testId="audience-dataset"
          value={dataset.id}
          options={audiences.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={chooseAudience}
        />
        <SelectRow label="Cohort" testId="audience-cohort" value={cohort} options={audience.cohorts.map((name) => ({ value: name, label: name }))} onChange={chooseCohort} />
        <SelectRow
          label="Scenario"
          testId="audience-scenario"
          value={result?.scenario ?? ''}
          options={document.scenarios.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(scenario) => setView({ scenario })}
        />
      </PanelSection>
      <PanelSection title="Rivals">
        <TagList
          label="Rivals"
          testId="rivals"
          values={document.audience.rivals}
          known={audience.platforms}
          placeholder="Add a rival"
          onAdd={addRival}
          onRemove={removeRival}
        />
      </PanelSection>
      <PanelSection title="Assumptions">
        <dl className="facts">
          <dt>Kind</dt>
          <dd>{kinds[dataset.mapping.kind]}</dd>
          {dataset.mapping.kind === 'respondents' && (
            <>
              <dt>Weight</dt>
              <dd>{dataset.mapping.weight ?? 'none: everyone counts once'}</dd>
              <dt>No answer</dt>
              <dd>{noAnswer[dataset.mapping.missing]}</dd>
            </>
          )}
          <dt>File</dt>
          <dd>{source?.name ?? 'not found'}</dd>
        </dl>
        {source !== undefined && source.citation !== '' && <p className="muted panel-text">{source.citation}</p>}
      </PanelSection>
      {reach !== null && reach.absent.length > 0 && (
        <PanelSection title="Checks" aside={<span className="muted">1</span>}>
          <p className="panel-text" data-testid="reach-absent">
            Not in this data: {reach.absent.join(', ')}. {reach.absent.length === 1 ? 'It is' : 'They are'} left out of every number here.
          </p>
        </PanelSection>
      )}
    </SidePanel>
  );
}
