/** Files that were opened in this window, by SHA-256: a blob costs no memory until it is read. */
const contents = new Map<string, Blob>();

export function keepContent(sha256: string, content: Blob): void {
  contents.set(sha256, content);
}

export function keptContent(sha256: string): Blob | undefined {
  return contents.get(sha256);
}

/** No workspace refers to the file any more. */
export function forgetContent(sha256: string): void {
  contents.delete(sha256);
}
