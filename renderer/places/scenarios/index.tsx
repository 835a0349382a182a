import { Button } from '@blueprintjs/core';
import { CommandButton } from '../../shell/command-button';
import { EmptyPlace } from '../../shell/empty-place';
import { useDocument } from '../../state/selectors';
import { setView } from '../../state/workbench';
import { BesideHhi } from './beside-hhi';
import { CandidateMarkets } from './candidate-markets';
import { FigureTabs } from './figure-tabs';
import { Numbers } from './numbers';
import { ScenarioPanel } from './panel';
import { PublishedPanel } from './published-panel';
import './scenarios.css';
import { useScenario } from './use-scenario';
import { VerdictStrip } from './verdict-strip';
import { Working } from './working';
import { ALL_RULES, openWorking, PUBLISHED, toggleWorking, useOpenWorking } from './working-state';

/** The main screen: what a deal does to each candidate market and to the audience, and why. */
export function ScenariosPlace() {
  const { markets } = useDocument();
  const view = useScenario();
  const open = useOpenWorking((state) => state.open);
  if (markets.length === 0) return <NoMarkets />;
  if (view === null) {
    return (
      <EmptyPlace title="No scenario yet" actions={<CommandButton id="scenario.new" text="Add a scenario" />}>
        A scenario is a list of steps: who merges with whom, what is divested. Beside it stands the status quo to compare with.
      </EmptyPlace>
    );
  }
  const { scenario, definition, market } = view;
  return (
    <div className="place scenarios">
      <nav className="breadcrumb" aria-label="Breadcrumb">
        <span>Scenarios</span>
        <span aria-hidden>/</span>
        <h1 title={scenario.name}>{scenario.name}</h1>
        {definition !== null && (
          <span className="breadcrumb-market">
            in{' '}
            <button type="button" className="link" onClick={() => setView({ place: 'markets', market: definition.id })}>
              {definition.name}
              {definition.period === '' ? '' : `, ${definition.period}`}
            </button>
          </span>
        )}
        <span className="breadcrumb-tools">
          <Button size="small" variant="minimal" text="All rule sets" data-testid="open-all-rules" aria-expanded={open === ALL_RULES} active={open === ALL_RULES} onClick={() => toggleWorking(ALL_RULES)} />
          <Button size="small" variant="minimal" text="Check published figures" data-testid="open-published" aria-expanded={open === PUBLISHED} active={open === PUBLISHED} onClick={() => toggleWorking(PUBLISHED)} />
        </span>
      </nav>
      <VerdictStrip view={view} open={open} onOpen={openWorking} />
      {open !== null && <Working view={view} open={open} />}
      <BesideHhi view={view} />
      <CandidateMarkets view={view} />
      {market === null && definition !== null && <p className="muted">The rows of {definition.name} are not there yet. They are being read, or its dataset must be opened again in Data.</p>}
      <FigureTabs view={view} />
      <Numbers view={view} />
      <ScenarioPanel view={view} />
    </div>
  );
}

/** Printed figures can be checked without any data. */
function NoMarkets() {
  const checking = useOpenWorking((state) => state.open) === PUBLISHED;
  if (checking) {
    return (
      <div className="place scenarios">
        <button type="button" className="link" onClick={() => openWorking(null)}>
          Back
        </button>
        <section className="working" aria-label="Working">
          <PublishedPanel market={null} />
        </section>
      </div>
    );
  }
  return (
    <EmptyPlace
      title="No market to screen yet"
      actions={
        <>
          <CommandButton id="file.open" text="Open a file" />
          <CommandButton id="file.sample" text="Open the sample" />
          <Button text="Check published figures" data-testid="open-published" onClick={() => toggleWorking(PUBLISHED)} />
        </>
      }
    >
      Open a file of market shares: one row for each market, period and firm. Then compose a deal and watch the HHI, the screens and the reach follow.
    </EmptyPlace>
  );
}
