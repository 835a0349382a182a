/** Legal forms and fillers that do not tell firms apart, as they stand at the end of a name. */
const LEGAL_FORMS = new Set([
  'inc', 'incorporated', 'corp', 'corporation', 'co', 'company', 'companies', 'llc', 'llp', 'lp', 'ltd', 'limited', 'plc', 'gmbh', 'mbh', 'ag', 'kg', 'kgaa', 'se', 'ohg', 'ug', 'ev',
  'sa', 'sas', 'sarl', 'sasu', 'snc', 'srl', 'spa', 'sl', 'slu', 'bv', 'nv', 'ab', 'as', 'asa', 'aps', 'oy', 'oyj', 'ltda', 'eireli', 'me', 'cv', 'pty', 'pte', 'kk', 'doo', 'zoo', 'sro',
  'group', 'gruppe', 'groupe', 'grupo', 'gruppo', 'holding', 'holdings', 'the', 'und', 'and', 'et', 'e', 'y',
]);

/** A name without case, accents, punctuation and blanks. */
export function foldedName(name: string): string {
  return words(name).join(' ');
}

/** The words of a name without its legal form. Never empty. */
export function firmWords(name: string): string[] {
  const all = words(name);
  const kept = all.filter((word) => !LEGAL_FORMS.has(word));
  return kept.length === 0 ? all : kept;
}

/** A name without its legal form and blanks: "Wal-Mart Inc." and "Walmart" are one, "Main Street 13" and "Main Street 1-3" are not. */
export function firmStem(name: string): string {
  return joined(firmWords(name));
}

/** Words without blanks between them, save between two numbers. */
export function joined(list: readonly string[]): string {
  return list.join(' ').replace(/(?<!\d) | (?!\d)/g, '');
}

function words(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('&', ' and ')
    // S.p.A., Inc. and Wal-Mart are one word each.
    .replace(/(?<=\p{L})[.'’-](?=\p{L})/gu, '');
  const found = plain.match(/[\p{L}\p{N}+]+/gu);
  return found ?? [plain.trim()];
}
