import { Button } from '@blueprintjs/core';
import { useEffect, useState } from 'react';
import type { Source } from '../../../core/data/source';
import type { Dataset } from '../../../core/workspace/schema';
import { contentOf } from '../../engine/file-content';
import { attachOverlaps, locateFile, readNext } from './links';

/** Whether the file itself is at hand; `null` until that is known. */
function useAtHand(source: Source): boolean | null {
  const [at, setAt] = useState<{ readonly sha256: string; readonly hand: boolean } | null>(null);
  const { sha256, parts } = source;
  useEffect(() => {
    let stopped = false;
    Promise.all((parts ?? [{ sha256 }]).map(contentOf)).then((found) => !stopped && setAt({ sha256, hand: found.every((content) => content !== null) }), () => undefined);
    return () => {
      stopped = true;
    };
  }, [sha256, parts]);
  return at?.sha256 === sha256 ? at.hand : null;
}

/** What ties a dataset to files: its own, the next of its kind, and one of overlaps. */
export function FileLinks({ dataset, source }: { readonly dataset: Dataset; readonly source: Source }) {
  const atHand = useAtHand(source);
  const shipped = source.path?.startsWith('sample:') === true;
  return (
    <div className="file-links">
      {atHand === false && !shipped && <Button size="small" text="Locate the file" title={`Find ${source.name}, and see whether it has changed`} onClick={() => void locateFile(dataset, source)} data-testid="locate-file" />}
      {atHand === true && <Button size="small" text="Compare with a newer file" title="See what changed in it before it is taken" onClick={() => void locateFile(dataset, source)} data-testid="locate-file" />}
      <Button size="small" text="Read next file the same way" title="A file of the next year becomes a dataset of its own, with markets like these" onClick={() => void readNext(dataset, source)} data-testid="read-next" />
      {dataset.mapping.kind === 'marginals' && <Button size="small" text={dataset.mapping.overlaps === null ? 'Attach overlaps' : 'Attach other overlaps'} title="A file of published overlaps: cohort, two platforms, and who uses both" onClick={() => void attachOverlaps(dataset)} data-testid="attach-overlaps" />}
    </div>
  );
}
