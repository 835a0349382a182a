/** Names that mean "everybody else" in the data of the common European languages, compared case- and accent-folded. */
const FRINGE_NAMES = new Set([
  'other', 'others', 'all other', 'all others', 'other firms', 'other companies', 'other brands', 'everybody else',
  'everyone else', 'rest', 'the rest', 'rest of market', 'fringe', 'remainder', 'remaining', 'unbranded', 'independents', 'misc',
  'miscellaneous', 'andere', 'sonstige', 'ubrige', 'rest des marktes', 'autre', 'autres', 'divers', 'le reste', 'otro',
  'otros', 'otras', 'resto', 'los demas', 'demas', 'outro', 'outros', 'outras', 'demais', 'altro', 'altri', 'altre',
  'pompe bianche', 'overig', 'overige', 'anderen', 'ovriga', 'andra', 'andre', 'ovrige', 'muut', 'inne', 'inni', 'pozostale',
  'pozostali', 'ostatni', 'alte', 'altii', 'egyeb', 'alloi', 'drugi', 'ostali',
]);

/** Does this name stand for a group of firms rather than a firm? "Other", "Others (12 firms)", "Sonstige", "OUTROS". */
export function isFringeName(name: string): boolean {
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/\(.*\)|[*.:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return FRINGE_NAMES.has(folded);
}
