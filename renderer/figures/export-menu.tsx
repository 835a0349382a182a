import { Button, Menu, MenuItem, PopoverNext } from '@blueprintjs/core';
import { Export } from '@blueprintjs/icons';
import { useEffect, useState, type RefObject } from 'react';
import type { FigureTable } from '../../core/figures/figure';
import { isMac, printKeys } from '../commands/keys';
import { copyText } from './copy-text';
import { registerExportTarget } from './export-targets';
import { fileNameOf, saveText } from './save-text';
import { tableToCsv, tableToTsv } from './table-text';

export interface ExportAction {
  readonly text: string;
  /** Resolves to what happened in words, or `null` when the person cancelled. */
  readonly run: () => Promise<string | null>;
}

/** Copies and exports of a table, exactly as shown but in full precision. */
export function tableActions(table: FigureTable, name: string): ExportAction[] {
  return [
    { text: 'Copy table', run: async () => ((await copyText(tableToTsv(table))) ? 'Table copied' : 'The clipboard is not available here. Save as CSV instead.') },
    { text: 'Save table as CSV', run: async () => savedAs(await saveText(fileNameOf(name), 'Comma-separated values', '.csv', tableToCsv(table))) },
  ];
}

export function savedAs(name: string | null): string | null {
  return name === null ? null : `Saved ${name}`;
}

interface Props {
  /** What is exported, for the button's name. */
  readonly subject: string;
  readonly actions: readonly ExportAction[];
  /** Export by Mod+E while this element has focus. */
  readonly of: RefObject<HTMLElement | null>;
}

/** The export menu of one figure or table, also reached by Mod+E. */
export function ExportMenu({ subject, actions, of }: Props) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const element = of.current;
    return element === null ? undefined : registerExportTarget({ element, open: () => setOpen(true) });
  }, [of]);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), 6000);
    return () => clearTimeout(timer);
  }, [said]);
  const run = (action: ExportAction): void => {
    setOpen(false);
    action.run().then(
      (words) => setSaid(words ?? ''),
      (cause: unknown) => setSaid(cause instanceof Error ? cause.message : 'The export failed. Try again.'),
    );
  };
  return (
    <>
      <span role="status" className="export-said">
        {said}
      </span>
      <PopoverNext
        isOpen={open}
        onInteraction={setOpen}
        placement="bottom-end"
        arrow={false}
        animation="minimal"
        transitionDuration={0}
        content={
          <Menu aria-label={`Export ${subject}`}>
            {actions.map((action) => (
              <MenuItem key={action.text} text={action.text} onClick={() => run(action)} shouldDismissPopover={false} />
            ))}
          </Menu>
        }
      >
        <Button
          variant="minimal"
          size="small"
          icon={<Export size={14} />}
          aria-label={`Export ${subject}`}
          title={`Copy or export (${printKeys('Mod+E', isMac())})`}
        />
      </PopoverNext>
    </>
  );
}
