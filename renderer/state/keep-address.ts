import { addressOf, viewOfAddress } from './address';
import { setView, useWorkbench } from './workbench';

/** Keeps address and view in step, both ways: Back returns to the place before. Returns the function that stops it. */
export function keepAddress(): () => void {
  const follow = (): void => {
    const asked = viewOfAddress(window.location.hash);
    if (asked !== null) setView(asked);
  };
  follow();
  window.history.replaceState(null, '', withHash(addressOf(useWorkbench.getState().view)));
  const stop = useWorkbench.subscribe(({ view }, before) => {
    if (view === before.view) return;
    const address = addressOf(view);
    if (address === window.location.hash) return;
    if (view.place === before.view.place) window.history.replaceState(null, '', withHash(address));
    else window.history.pushState(null, '', withHash(address));
  });
  window.addEventListener('hashchange', follow);
  return () => {
    stop();
    window.removeEventListener('hashchange', follow);
  };
}

function withHash(hash: string): string {
  return window.location.pathname + window.location.search + hash;
}
