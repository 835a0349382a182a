import type { Ref } from 'react';
import { useMemo, useRef } from 'react';

/**
 * The saved file as it will look. The window's content security policy holds in here too and lets no style element in, so
 * the report's own style sheet is adopted through the object model instead. The frame is a sandbox: no script, form or link
 * of a report runs in it; it shares our origin so that it can be styled, and may show the browser's dialog for printing.
 */
export function Preview({ html, frame }: { readonly html: string; readonly frame: Ref<HTMLIFrameElement> }) {
  const { body, style } = useMemo(() => splitStyle(html), [html]);
  const scrolled = useRef(0);
  return (
    <iframe
      ref={frame}
      className="report-preview"
      title="Preview of the report"
      data-testid="report-preview"
      sandbox="allow-same-origin allow-modals"
      srcDoc={body}
      onLoad={(event) => {
        const view = event.currentTarget.contentWindow as (Window & typeof globalThis) | null;
        if (view === null) return;
        const sheet = new view.CSSStyleSheet();
        sheet.replaceSync(style);
        view.document.adoptedStyleSheets = [sheet];
        view.scrollTo(0, scrolled.current);
        const own = view.document;
        view.addEventListener('scroll', () => {
          // The window outlives its documents: a scroll of one that is leaving is not the reader's.
          if (view.document === own) scrolled.current = view.scrollY;
        });
      }}
    />
  );
}

function splitStyle(html: string): { body: string; style: string } {
  let style = '';
  const body = html.replace(/<style>([\s\S]*?)<\/style>/, (_, text: string) => {
    style = text;
    return '';
  });
  return { body, style };
}
