import { Button, Tab, Tabs } from '@blueprintjs/core';
import { useMemo } from 'react';
import { reachFigure } from '../../../core/figures/reach';
import { FigureView } from '../../figures/figure';
import { VerdictMark } from '../../parts/verdict-mark';
import { CommandButton } from '../../shell/command-button';
import { EmptyPlace } from '../../shell/empty-place';
import { useAppearance } from '../../state/appearance';
import { chooseAudience } from '../../state/audience-actions';
import { useDocument } from '../../state/selectors';
import './audience.css';
import { AudiencePanel } from './audience-panel';
import type { AudienceTab } from './audience-state';
import { audienceTabs, useAudienceTab } from './audience-state';
import { FootprintTab } from './footprint';
import { Overstatement } from './overstatement';
import { ReachFacts } from './reach-facts';
import { ReachTable } from './reach-table';
import { SetBuilder } from './set-builder';
import { SyntheticMark } from './synthetic-mark';
import type { ReachView } from './use-reach';
import { useReach } from './use-reach';

/** Whom the deal reaches in a cohort, deduplicated, beside its rivals. */
export function AudiencePlace() {
  const view = useReach();
  if (view === null) return <NoAudience />;
  const { cohort, result, audience } = view;
  return (
    <div className="place audience">
      <div className="audience-head">
        <h1 className="place-title">{cohort}</h1>
        <span className="muted">
          {result?.name}
          {audience.synthetic && <SyntheticMark />}
        </span>
      </div>
      <AudienceSides view={view} />
      <AudiencePanel view={view} />
    </div>
  );
}

const titles: Readonly<Record<AudienceTab, string>> = { reach: 'Reach', footprint: 'Data footprint' };

/** The sides of an audience; only the open one is made. */
function AudienceSides({ view }: { readonly view: ReachView }) {
  const open = useAudienceTab((state) => state.tab);
  return (
    <Tabs id="audience-tabs" className="audience-tabs" selectedTabId={open} onChange={(id) => useAudienceTab.setState({ tab: id as AudienceTab })} animate={false} renderActiveTabPanelOnly>
      {audienceTabs.map((id) => (
        <Tab key={id} id={id} title={titles[id]} panel={id !== open ? undefined : id === 'reach' ? <ReachTab view={view} /> : <FootprintTab view={view} />} data-testid={`audience-tab-${id}`} />
      ))}
    </Tabs>
  );
}

function ReachTab({ view }: { readonly view: ReachView }) {
  const { reach } = view;
  const warnings = [...new Set([reach?.union, reach?.added, ...(reach?.parties ?? []), ...(reach?.rivals ?? [])].flatMap((estimate) => estimate?.warnings ?? []))];
  return (
    <>
      <ReachFacts view={view} />
      {warnings.length > 0 && (
        <ul className="reach-warnings">
          {warnings.map((warning) => (
            <li key={warning}>
              <VerdictMark severity="caution" size={12} /> {warning}
            </li>
          ))}
        </ul>
      )}
      {reach !== null && <Overstatement alone={reach.parties} union={reach.union} />}
      <ReachDrawing view={view} />
      {reach !== null && <ReachTable reach={reach} parties={view.parties} />}
      <SetBuilder view={view} />
    </>
  );
}

function ReachDrawing({ view: { reach, result, parties, context } }: { readonly view: ReachView }) {
  const appearance = useAppearance();
  const figure = useMemo(() => {
    if (reach === null || result === null || reach.parties.length + reach.rivals.length === 0) return null;
    return reachFigure({ reach, scenario: result.name, parties, context }, { appearance });
  }, [reach, result, parties, context, appearance]);
  if (figure === null) return <p className="muted">No party of this scenario and no rival is a platform of this data. Pick platforms below, or another scenario at the right.</p>;
  return <FigureView figure={figure} />;
}

function NoAudience() {
  const { datasets, audience } = useDocument();
  const audiences = datasets.filter(({ mapping }) => mapping.kind !== 'shares');
  const waiting = audiences.some(({ id }) => id === audience.dataset);
  return (
    <EmptyPlace
      title="No audience yet"
      actions={
        audiences.length > 0 && !waiting ? (
          audiences.map(({ id, name }) => <Button key={id} text={`Read ${name}`} onClick={() => chooseAudience(id)} />)
        ) : (
          <>
            <CommandButton id="file.open" text="Open a file" />
            <CommandButton id="file.sample" text="Open the sample" />
          </>
        )
      }
    >
      {waiting
        ? 'The table of the chosen audience is not there yet. It is being read, or its file must be opened again.'
        : 'Open a file of respondents (one row a person, one column a platform) or of published reach (cohort, platform, reach). Proforma then says whom a deal reaches without counting anyone twice.'}
    </EmptyPlace>
  );
}
