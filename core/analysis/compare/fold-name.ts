/** A name without case and spacing: "Tik Tok" and "TikTok" are one firm to a reader. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
