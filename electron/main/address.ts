/** The address of everything the window shows; never `file://`. */
export const SCHEME = 'app';
export const HOME = 'app://proforma/';

const FILE_PREFIX = '/file/';

/** Where the bytes of a granted file are served, from the window's own origin. */
export function fileAddress(token: string): string {
  return `${FILE_PREFIX}${token}`;
}

/** The token in such an address, or `null` for any other path. */
export function tokenIn(pathname: string): string | null {
  return pathname.startsWith(FILE_PREFIX) ? pathname.slice(FILE_PREFIX.length) : null;
}

/** Whether a document's address is one of ours. `URL.origin` is "null" for schemes that Node does not know. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${SCHEME}:` && url.host === 'proforma';
}

/** Whether the window may request the address: ours, what it made in memory, or the developer tools'. */
export function mayRequest(address: string): boolean {
  if (address.startsWith('blob:')) return isOurs(address.slice('blob:'.length));
  return isOurs(address) || address.startsWith('data:') || address.startsWith('devtools:');
}
