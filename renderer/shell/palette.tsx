import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isMac, printKeys } from '../commands/keys';
import { commands } from '../commands/registry';
import { setOverlay, useOverlays } from '../state/overlays';
import { useWorkbench } from '../state/workbench';
import type { PaletteEntry } from './palette-model';
import { findEntries, paletteEntries } from './palette-model';

const close = (): void => setOverlay({ palette: false });

/** Finds and runs any command, and finds any item of the workspace. */
export function Palette() {
  return useOverlays((overlays) => overlays.palette) ? <PaletteDialog /> : null;
}

/** A dialog of the browser's own: it has the focus in the same moment, so that no letter typed after the shortcut is lost. */
function PaletteDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing before it is removed gives the focus back to where it was.
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="palette" aria-label="Search or run a command" onCancel={close} onClick={(event) => event.target === dialog.current && close()}>
      <PaletteBody />
    </dialog>
  );
}

function PaletteBody() {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const state = useWorkbench();
  const found = findEntries(paletteEntries(commands, state), search);
  const chosen = Math.min(active, Math.max(0, found.length - 1));
  const mac = isMac();

  const run = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    close();
    void entry.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.key === 'Enter') run(found[chosen]);
    else if (step[event.key] !== undefined) setActive(Math.max(0, Math.min(found.length - 1, chosen + step[event.key]!)));
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        className="palette-input"
        role="combobox"
        aria-label="Search or run a command"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found.length > 0 ? `palette-${chosen}` : undefined}
        placeholder="Type a command or the name of a scenario, market or dataset"
        autoFocus
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" className="palette-list" role="listbox" aria-label="Commands and items" tabIndex={-1}>
        {found.map((entry, i) => (
          <li
            key={entry.id}
            id={`palette-${i}`}
            role="option"
            aria-selected={i === chosen}
            ref={i === chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onMouseMove={() => setActive(i)}
            onClick={() => run(entry)}
          >
            <span className="truncate">{entry.label}</span>
            <span className="palette-group">{entry.group}</span>
            <kbd>{entry.keys === null ? '' : printKeys(entry.keys, mac)}</kbd>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="palette-none">Nothing is called that. Try fewer letters.</p>}
    </>
  );
}
