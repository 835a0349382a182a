import { services } from '../app/services';

/** Asks where to and writes a text file. Resolves to its name, or `null` when the person cancels. */
export async function saveText(name: string, description: string, extension: string, text: string): Promise<string | null> {
  return saveBytes(name, description, extension, new TextEncoder().encode(text));
}

export async function saveBytes(name: string, description: string, extension: string, content: Uint8Array): Promise<string | null> {
  const saved = await services().host.saveAs(`${name}${extension}`, { description, extensions: [extension] }, content);
  return saved === null ? null : saved.name;
}

/** A file name made of words: "HHI and change, 2024" becomes "hhi-and-change-2024". */
export function fileNameOf(...parts: readonly string[]): string {
  const name = parts
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'proforma' : name.slice(0, 80).replace(/-+$/, '');
}
