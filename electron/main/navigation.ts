import type { WebContents } from 'electron';

const withoutHash = (address: string): string => address.split('#', 1)[0]!;

/** Keeps the window on its one page: no other page, no new window, no embedded guest. */
export function lockNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-frame-navigate', (event) => {
    // The page may load itself anew; a frame may show a report that the page made in memory.
    const allowed = event.isMainFrame
      ? withoutHash(event.url) === withoutHash(contents.getURL())
      : event.url.startsWith('blob:') || event.url === 'about:srcdoc' || event.url === 'about:blank';
    if (!allowed) event.preventDefault();
  });
  contents.on('will-navigate', (event) => {
    if (withoutHash(event.url) !== withoutHash(contents.getURL())) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
