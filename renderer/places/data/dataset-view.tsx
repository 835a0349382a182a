import { Button } from '@blueprintjs/core';
import { useEffect } from 'react';
import { sourceKey } from '../../../core/data/source';
import type { Dataset } from '../../../core/workspace/schema';
import { checkAgain } from '../../engine/keep-tables';
import { useEngineState } from '../../engine/engine';
import { removeItem } from '../../state/edits';
import { useDocument } from '../../state/selectors';
import { act, setView, useWorkbench } from '../../state/workbench';
import { OtherFileQuestion } from './other-file';
import { useDatasetSubject } from './subject';
import { TableView } from './table-view';

/** A dataset of the workspace. */
export function DatasetView({ dataset }: { readonly dataset: Dataset }) {
  const document = useDocument();
  const subject = useDatasetSubject(dataset);
  const ready = useEngineState(({ state }) => state === 'ready');
  const hasRows = useWorkbench(({ raw }) => subject !== null && raw.has(sourceKey(subject.source)));
  const unchecked = subject !== null && subject.build === null;
  // A table that came with its workspace has its checks run when a person looks at it, not at start. What is checked is the
  // dataset as it stands when rows and engine are there: a later change of the document runs its own checks.
  useEffect(() => {
    if (unchecked && ready && hasRows) checkAgain(document, dataset);
  }, [unchecked, ready, hasRows]); // eslint-disable-line react-hooks/exhaustive-deps
  if (subject === null) return null;
  const isShares = dataset.mapping.kind === 'shares';
  return (
    <TableView
      subject={subject}
      asked={<OtherFileQuestion dataset={dataset} />}
      actions={
        <>
          <Button size="small" variant="minimal" text="Delete" onClick={() => act(`Delete "${dataset.name}"`, (draft) => removeItem(draft, 'dataset', dataset.id))} />
          {subject.build?.status === 'refused' && <Button size="small" variant="minimal" text="Check again" onClick={() => checkAgain(document, dataset)} />}
          <Button size="small" text={isShares ? 'See its markets' : 'See its audience'} onClick={() => openResult(document.markets.find((market) => market.dataset === dataset.id)?.id ?? null, isShares)} />
        </>
      }
    />
  );
}

function openResult(market: string | null, isShares: boolean): void {
  setView(isShares ? { place: 'markets', ...(market === null ? {} : { market }) } : { place: 'audience' });
}
