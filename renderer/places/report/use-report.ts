import { useEffect, useState } from 'react';
import { buildReport } from '../../../core/report/build';
import { renderHtml } from '../../../core/report/html';
import { version } from '../../../package.json';
import { useDocument, useResults, useTables } from '../../state/selectors';
import { drawFigures } from './draw-figures';

/** Pause after a change before the report is made again, in milliseconds. */
const PAUSE = 250;

/** The report of the document as one HTML file; `null` until it is first made. `fresh` is false while a change is being drawn. */
export function useReport(): { readonly html: string | null; readonly fresh: boolean } {
  const document = useDocument();
  const results = useResults();
  const tables = useTables();
  const [made, setMade] = useState<{ readonly html: string; readonly of: typeof document } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const model = buildReport(document, results, { version, now: new Date(), tables });
      void drawFigures(model, stop.signal).then((svgs) => {
        if (svgs !== null) setMade({ html: renderHtml(model, svgs), of: document });
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [document, results, tables]);
  return { html: made?.html ?? null, fresh: made?.of === document };
}
