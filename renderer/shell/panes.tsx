import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useStarted } from '../app/services';
import { placeNames } from '../commands/go';
import { useWorkbench } from '../state/workbench';
import { Navigation } from './navigation';
import { placeComponents } from './places';
import { setSidePane, useSidePane } from './side-panel';

/** Tree, place and right panel; their sizes are remembered. */
export function Panes() {
  const tab = useWorkbench((state) => state.tab);
  const place = useWorkbench((state) => state.view.place);
  const panelOpen = useWorkbench((state) => state.view.panelOpen);
  const panelUsed = useSidePane((pane) => pane.users > 0);
  const started = useStarted((state) => state.started);
  const hasPanel = panelOpen && panelUsed;
  const layout = useDefaultLayout({ id: 'proforma.panes', panelIds: hasPanel ? ['tree', 'place', 'panel'] : ['tree', 'place'], storage: localStorage });
  const PlaceComponent = placeComponents[place];
  return (
    <Group className="panes" {...layout}>
      <Panel id="tree" defaultSize={216} minSize={152} maxSize={400} groupResizeBehavior="preserve-pixel-size">
        <nav className="pane-left" aria-label="Workspace">
          <Navigation key={tab} />
        </nav>
      </Panel>
      <Separator className="pane-separator" aria-label="Width of the workspace tree" />
      <Panel id="place" minSize={480}>
        <main className="pane-centre" aria-label={placeNames[place]} data-testid={`place-${place}`}>
          {started && <PlaceComponent key={tab} />}
        </main>
      </Panel>
      {hasPanel && (
        <>
          <Separator className="pane-separator" aria-label="Width of the right panel" />
          <Panel id="panel" defaultSize={304} minSize={240} maxSize={480} groupResizeBehavior="preserve-pixel-size">
            <aside className="pane-right" aria-label="Deal, assumptions and checks" ref={setSidePane} />
          </Panel>
        </>
      )}
    </Group>
  );
}
