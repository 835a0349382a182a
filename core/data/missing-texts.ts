/** Texts that stand for a number that is not there, in lower case, each with what it says. In columns of names they are names: NA is a province. */
export const MISSING_TEXTS: Readonly<Record<string, string>> = {
  'na': 'not available', 'n/a': 'not available', 'n.a.': 'not available', 'n. a.': 'not available', 'n.a': 'not available', '#n/a': 'not available (Excel)', '#na': 'not available', '<na>': 'not available (pandas)',
  'nan': 'not a number', '-nan': 'not a number', 'null': 'nothing (databases)', '(null)': 'nothing (databases)', 'none': 'nothing (Python)', '\\n': 'nothing (MySQL, PostgreSQL)',
  '-': 'nothing, or not available', '–': 'nothing, or not available', '—': 'nothing, or not available', '--': 'nothing, or not available', '---': 'nothing, or not available',
  '.': 'missing (SAS, Stata), or unknown (Destatis)', '..': 'not available (World Bank, OECD)', '...': 'not available', '…': 'not available', ':': 'not available (Eurostat)', ': c': 'confidential (Eurostat)', ':c': 'confidential (Eurostat)',
  ': u': 'unreliable (Eurostat)', ':u': 'unreliable (Eurostat)', ': z': 'not applicable (Eurostat)', ':z': 'not applicable (Eurostat)', '*': 'suppressed', '**': 'suppressed', '/': 'too uncertain to publish (Destatis)',
  'k.a.': 'no answer (German)', 'k. a.': 'no answer (German)', 'keine angabe': 'no answer (German)', 'n.v.': 'not available (German, Dutch)', 'n.d.': 'no data (French, Italian, Spanish)', 'nd': 'no data', 'n/d': 'no data', 's/d': 'no data (Spanish)', 'n.c.': 'not communicated (French)',
  'n/s': 'not stated', 'not available': 'not available', 'not applicable': 'not applicable', 'missing': 'missing', 'unknown': 'unknown', 'suppressed': 'suppressed', 'confidential': 'confidential',
};

const MISSING = new Set(Object.keys(MISSING_TEXTS));

/** Whether a cell without the blanks around it holds no number because there is none. */
export function isMissingText(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || MISSING.has(trimmed.toLowerCase());
}
