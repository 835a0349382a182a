import { Tab, Tabs } from '@blueprintjs/core';
import type { JSX } from 'react';
import { FirmTable } from './firm-table';
import { LorenzView } from './lorenz-view';
import { MarketFigures } from './market-figures';
import type { MarketTab } from './markets-state';
import { useMarketsState } from './markets-state';
import { MeasuresView } from './measures-view';
import { MhhiView } from './mhhi-view';
import { OwnershipEditor } from './ownership-editor';
import { RowsTab } from './rows-tab';
import type { MarketView } from './use-market';

const titles: Readonly<Record<MarketTab, string>> = { shares: 'Shares', measures: 'Measures', ownership: 'Ownership', rows: 'Rows' };

/** The sides of a market; only the open one is made. */
export function MarketTabs({ view }: { readonly view: MarketView }) {
  const tab = useMarketsState((state) => state.tab);
  return (
    <Tabs id="market-tabs" className="market-tabs" selectedTabId={tab} onChange={(id) => useMarketsState.setState({ tab: id as MarketTab })} animate={false} renderActiveTabPanelOnly>
      {(Object.keys(titles) as MarketTab[]).map((id) => (
        <Tab key={id} id={id} title={titles[id]} panel={id === tab ? panelOf(id, view) : undefined} data-testid={`market-tab-${id}`} />
      ))}
    </Tabs>
  );
}

function panelOf(tab: MarketTab, view: MarketView): JSX.Element | undefined {
  if (tab === 'ownership') {
    return (
      <>
        <OwnershipEditor view={view} />
        <MhhiView view={view} />
      </>
    );
  }
  if (tab === 'rows') return <RowsTab view={view} />;
  if (view.structure === null) return undefined;
  return tab === 'shares' ? (
    <>
      <MarketFigures view={view} />
      <FirmTable view={view} />
    </>
  ) : (
    <>
      <MeasuresView view={view} />
      <LorenzView view={view} />
    </>
  );
}
