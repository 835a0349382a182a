/** Files that were opened in this window, by SHA-256: a blob costs no memory until it is read. */
const contents = new Map<string, Blob>();

export function keepContent(sha256: string, content: Blob): void {
  contents.set(sha256, content);
}

export function keptContent(sha256: string): Blob | undefined {
  return contents.get(sha256);
}

/** SHA-256 of the content in hexadecimal. */
export async function sha256Of(content: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
