import { useEffect, useState } from 'react';
import { formatCount } from '../../../core/format';
import { buildReport } from '../../../core/report/build';
import { renderHtml } from '../../../core/report/html';
import { version } from '../../../package.json';
import { useQuality } from '../../engine/quality';
import { useDocument, useResults, useTables } from '../../state/selectors';
import { drawFigures } from './draw-figures';

/** Pause after a change before the report is made again, in milliseconds. */
const PAUSE = 250;

export interface OpenReport {
  /** One HTML file; `null` until it is first made. */
  readonly html: string | null;
  /** False while a change is being drawn. */
  readonly fresh: boolean;
  /** In words what is being drawn; `''` when nothing is. */
  readonly progress: string;
}

/** The report of the document, made again a moment after each change. */
export function useReport(): OpenReport {
  const document = useDocument();
  const results = useResults();
  const tables = useTables();
  const quality = useQuality();
  const [made, setMade] = useState<{ readonly html: string; readonly of: typeof document } | null>(null);
  const [progress, setProgress] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const model = buildReport(document, results, { version, now: new Date(), tables, quality });
      void drawFigures(model, stop.signal, (done, all) => setProgress(`Drawing figure ${formatCount(done + 1)} of ${formatCount(all)}`)).then((svgs) => {
        if (svgs === null) return;
        setMade({ html: renderHtml(model, svgs), of: document });
        setProgress('');
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [document, results, tables, quality]);
  return { html: made?.html ?? null, fresh: made?.of === document, progress };
}
