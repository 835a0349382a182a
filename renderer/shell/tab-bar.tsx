import { Cross, Plus } from '@blueprintjs/icons';
import { runCommand } from '../commands/registry';
import { askToClose } from '../persistence/close';
import { allTabs, showTab } from '../state/tabs';
import { isDirty, useWorkbench } from '../state/workbench';
import { useShallow } from 'zustand/react/shallow';
import { useLayoutEffect, useRef } from 'react';

/** One line an open workspace: id, name, file and whether it has unsaved changes. A text, so that the bar is drawn only when one of them changes. */
const lineOf = ({ id, state }: ReturnType<typeof allTabs>[number]): string => JSON.stringify([id, state.history.document.name, state.file?.name ?? '', isDirty(state)]);

/** The open workspaces, where there are several. */
export function TabBar() {
  const lines = useWorkbench(useShallow((state) => allTabs(state).map(lineOf)));
  const shown = useWorkbench((state) => state.tab);
  if (lines.length < 2) return null;
  return (
    <nav className="tab-bar" aria-label="Open workspaces" data-testid="tab-bar">
      <ul>
        {lines.map((line) => {
          const [id, name, file, dirty] = JSON.parse(line) as [string, string, string, boolean];
          return <Tab key={id} id={id} name={name} file={file} dirty={dirty} shown={id === shown} />;
        })}
      </ul>
      <button type="button" className="tab-new" aria-label="New workspace" title="New workspace" onClick={() => void runCommand('file.new')}>
        <Plus size={12} />
      </button>
    </nav>
  );
}

interface TabProps {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly dirty: boolean;
  readonly shown: boolean;
}

function Tab({ id, name, file, dirty, shown }: TabProps) {
  const element = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (shown) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  return (
    <li ref={element} className="tab" data-shown={shown} data-testid="tab" onAuxClick={(event) => event.button === 1 && askToClose(id)}>
      <button type="button" className="tab-name" aria-current={shown ? 'true' : undefined} title={`${name}${file === '' ? '' : `, ${file}`}${dirty ? ', unsaved changes' : ''}`} onClick={() => showTab(id)}>
        <span className="truncate">{name}</span>
        {dirty && (
          <>
            <span className="tab-dirty" aria-hidden />
            <span className="visually-hidden">, unsaved changes</span>
          </>
        )}
      </button>
      <button type="button" className="tab-close" aria-label={`Close ${name}`} title="Close" onClick={() => askToClose(id)}>
        <Cross size={12} />
      </button>
    </li>
  );
}
