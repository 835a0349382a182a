/**
 * Plain Chromium knows no `app://`. Its pages live at an https address that no name server knows, every request of which
 * is answered by the program's own protocol handler: an https page is a secure context, so workers, WebAssembly and
 * IndexedDB work as they do under a privileged scheme.
 */
const OUTSIDE = 'app://proforma';
const INSIDE = 'https://proforma.app-protocol';

const swap = (address: string, from: string, to: string): string => {
  const prefix = address.startsWith(`blob:${from}`) ? 'blob:' : '';
  const rest = address.slice(prefix.length);
  return rest === from || rest.startsWith(`${from}/`) ? prefix + to + rest.slice(from.length) : address;
};

/** An address of the program as Chromium sees it. */
export const toChromium = (address: string): string => swap(address, OUTSIDE, INSIDE);

/** An address of Chromium as the program sees it. */
export const fromChromium = (address: string): string => swap(address, INSIDE, OUTSIDE);
