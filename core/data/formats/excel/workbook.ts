import { attribute, elements, itemText } from './xml';

/** Reads one file of the workbook as text; `null` where it has none of the name. */
export type Part = (path: string) => string | null;

export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly SheetPart[];
  /** Dates count from 1904 instead of 1900. */
  readonly from1904: boolean;
  readonly strings: readonly string[];
  /** Whether numbers of a cell format are dates, by its index. */
  readonly dates: readonly boolean[];
}

/** Reads what a workbook says of itself; `null` where it is none. */
export function readWorkbook(part: Part): Workbook | null {
  const main = relations(part, '_rels/.rels', '').find(({ type }) => type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml';
  const xml = part(main);
  if (xml === null || !/<(?:\w+:)?workbook[\s>]/.test(xml)) return null;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const parts = relations(part, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const sheets: SheetPart[] = [];
  for (const { tag } of elements(xml, 'sheet')) {
    const target = parts.find(({ id }) => id === attribute(tag, 'id'));
    if (target?.type.endsWith('/worksheet') === true) sheets.push({ name: attribute(tag, 'name') ?? '', path: target.path, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible' });
  }
  const pathOf = (kind: string): string | undefined => parts.find(({ type }) => type.endsWith(kind))?.path;
  const [properties] = elements(xml, 'workbookPr');
  return {
    sheets,
    from1904: /^(?:1|true)$/.test(attribute(properties?.tag ?? '', 'date1904') ?? ''),
    strings: sharedStrings(textOf(part, pathOf('/sharedStrings'))),
    dates: dateFormats(textOf(part, pathOf('/styles'))),
  };
}

function textOf(part: Part, path: string | undefined): string {
  return (path === undefined ? null : part(path)) ?? '';
}

function relations(part: Part, path: string, folder: string): { readonly id: string; readonly type: string; readonly path: string }[] {
  return [...elements(part(path) ?? '', 'Relationship')].map(({ tag }) => {
    const target = attribute(tag, 'Target') ?? '';
    return { id: attribute(tag, 'Id') ?? '', type: attribute(tag, 'Type') ?? '', path: target.startsWith('/') ? target.slice(1) : resolved(folder, target) };
  });
}

function resolved(folder: string, target: string): string {
  const steps = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function sharedStrings(xml: string): string[] {
  return Array.from(elements(xml, 'si'), ({ inside }) => itemText(inside));
}

/** Number formats of Excel that are dates or times, which have numbers but no text in the file. */
const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

function dateFormats(xml: string): boolean[] {
  const own = new Map<number, string>();
  for (const { tag } of elements(xml, 'numFmt')) own.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
  const [formats] = elements(xml, 'cellXfs');
  return Array.from(elements(formats?.inside ?? '', 'xf'), ({ tag }) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const code = own.get(id);
    return code === undefined ? BUILT_IN.has(id) : isDateCode(code);
  });
}

/** A format code that writes a day, month, year, hour or second; a duration such as [h]:mm is none, nor is a text or colour in it. */
function isDateCode(code: string): boolean {
  const first = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0]!;
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return false;
  return /[dyhs]|m{1,5}/i.test(first.replace(/\[[^\]]*\]/g, '').replace(/general/gi, '').replace(/e[-+]/gi, ''));
}
