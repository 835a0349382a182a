import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Figure } from '../../core/figures/figure';
import type { Plotly } from './plotly';
import { loadPlotly } from './plotly';
import { endStep } from './step-clock';

const config = { displayModeBar: false, showTips: false, doubleClick: false, scrollZoom: false, plotlyServerURL: '' } as const;

/** The drawing of a figure at the width that it is given. */
export function Plot({ figure }: { readonly figure: Figure }) {
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<Plotly | null>(null);
  const [width, setWidth] = useState(0);
  const [failed, setFailed] = useState(false);
  const height = figure.layout.height ?? 400;

  useLayoutEffect(() => {
    const element = host.current!;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    setWidth(Math.floor(element.clientWidth));
    return () => {
      observer.disconnect();
      drawn.current?.purge(element);
      drawn.current = null;
    };
  }, []);

  // A layout effect, so that the drawing changes in the same frame as the numbers around it.
  useLayoutEffect(() => {
    const element = host.current!;
    if (width < 80) return;
    let current = true;
    loadPlotly()
      .then(async (plotly) => {
        if (!current) return;
        drawn.current = plotly;
        await plotly.react(element, figure.data, { ...figure.layout, width, height }, config);
        endStep();
        setFailed(false);
      })
      .catch(() => {
        if (current) setFailed(true);
      });
    return () => {
      current = false;
    };
  }, [figure, width, height]);

  useEffect(() => endStep, []);

  return (
    <>
      {failed && <p className="figure-failed">The figure could not be drawn. Its numbers are in the table.</p>}
      <div ref={host} className="figure-plot" style={{ height: failed ? 0 : height }} role="img" aria-label={figure.reading} data-figure={figure.id} />
    </>
  );
}
