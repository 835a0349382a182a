import { strToU8, zipSync } from 'fflate';

/** A sheet as XML writes it: rows of cells, and cells that are one. */
export interface SheetXml {
  readonly name: string;
  /** The inside of `sheetData`. */
  readonly rows: string;
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Style 1 is a date, 2 a date and time, 3 a time, 4 a percentage, 5 a duration. */
const STYLES =
  '<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="165"/></cellXfs></styleSheet>';

/** A workbook of these sheets; cells of type s refer to `strings`. */
export function workbook(sheets: readonly SheetXml[], { strings = [], from1904 = false, prefix = '' }: { strings?: readonly string[]; from1904?: boolean; prefix?: string } = {}): Uint8Array {
  const p = prefix === '' ? '' : `${prefix}:`;
  const prefixed = (xml: string): string => (p === '' ? xml : xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${p}`));
  const relations = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`);
  const extra = ['styles', 'sharedStrings'].map((part, i) => `<Relationship Id="rId${sheets.length + i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${part}" Target="/xl/${part}.xml"/>`);
  const files: Record<string, string> = {
    '_rels/.rels': '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${[...relations, ...extra].join('')}</Relationships>`,
    'xl/workbook.xml': prefixed(`<workbook><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, hidden }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`),
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text.startsWith('<') ? text : `<t xml:space="preserve">${escaped(text)}</t>`}</si>`).join('')}</sst>`,
  };
  sheets.forEach(({ rows, merges = [] }, i) => {
    const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    files[`xl/worksheets/sheet${i + 1}.xml`] = prefixed(`<worksheet><sheetData>${rows}</sheetData>${merged}</worksheet>`);
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)])));
}

/** One row of cells from its values: texts inline, numbers and raw XML (beginning with `<`) as they are. */
export function row(line: number, values: readonly (string | number | null)[]): string {
  const cells = values.map((value, i) => {
    if (value === null) return '';
    const name = `${String.fromCharCode(65 + i)}${line}`;
    if (typeof value === 'number') return `<c r="${name}"><v>${value}</v></c>`;
    return value.startsWith('<') ? value.replace('<c', `<c r="${name}"`) : `<c r="${name}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  });
  return `<row r="${line}">${cells.join('')}</row>`;
}

export const rowsOf = (rows: readonly (readonly (string | number | null)[] | null)[], from = 1): string => rows.map((values, i) => (values === null ? '' : row(from + i, values))).join('');
