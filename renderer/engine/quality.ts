import { useEffect, useMemo } from 'react';
import type { Problem } from '../../core/problem';
import { tableKey } from '../../core/workspace/table-key';
import { useDocument } from '../state/selectors';
import { addTable } from '../state/tabs';
import { useWorkbench } from '../state/workbench';
import { buildMapped } from '../../core/analysis/build-table';
import { noteBuild, useBuilds } from './builds';
import { ensureLoaded } from './raw-source';

/** Tables that came with their workspace and could not be checked: their rows are not at hand. */
const notAtHand = new Set<string>();

/**
 * What the checks of each dataset found, by its id. A table that came with its workspace is checked when this is first
 * asked for; one whose rows are not at hand is absent.
 */
export function useQuality(): ReadonlyMap<string, readonly Problem[]> {
  const document = useDocument();
  const records = useBuilds((state) => state.records);
  useEffect(() => {
    for (const dataset of document.datasets) {
      const key = tableKey(document, dataset);
      const source = document.sources.find(({ id }) => id === dataset.source);
      if (source === undefined || useBuilds.getState().records.has(key) || notAtHand.has(key) || !useWorkbench.getState().tables.has(key)) continue;
      notAtHand.add(key);
      buildMapped(source, dataset.mapping, { load: ensureLoaded, sources: document.sources, ownership: document.ownership }).then(
        ({ mapped, problems, assumptions }) => {
          addTable(key, mapped);
          noteBuild(key, { status: 'built', problems, assumptions });
        },
        () => undefined,
      );
    }
  }, [document]);
  return useMemo(() => {
    const found = new Map<string, readonly Problem[]>();
    for (const dataset of document.datasets) {
      const record = records.get(tableKey(document, dataset));
      if (record?.status === 'built') found.set(dataset.id, record.problems);
    }
    return found;
  }, [document, records]);
}
