import type { Problem } from '../../problem';
import { DataRefused, problem } from '../../problem';
import type { FileFormat } from '../dialect';
import { decodeText, detectEncoding } from '../encoding';
import { binaryKind, documentKind } from '../file-kind';
import { JsonFault, JsonParser } from './json/parser';

/** What to do with a file that is no table. */
interface Refusal {
  readonly code: string;
  /** Follows the name of the file: "is a PDF document". */
  readonly what: string;
  readonly remedy: string;
}

const OPENED = 'Open a text with columns (CSV, TSV), an Excel workbook (.xlsx), Parquet, Arrow, JSON or NDJSON.';

/**
 * Which format a file has, by its first bytes (unpacked); its name decides nothing but between JSON and NDJSON of one line.
 * Throws `DataRefused` for what is no table or cannot be read.
 */
export function identify(head: Uint8Array, whole: boolean, name: string): Exclude<FileFormat, 'query'> {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  const ascii = (text: string): boolean => starts(...[...text].map((char) => char.charCodeAt(0)));
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'excel';
  if (ascii('PAR1')) return 'parquet';
  if (ascii('ARROW1') || isArrowStream(head)) return 'arrow';
  const refusal = refusalOf(head, ascii);
  if (refusal !== null) throw new DataRefused([refused(name, refusal)]);
  if (head.length === 0 || binaryKind(head) !== null) return 'delimited';
  const text = decodeText(head, detectEncoding(head, whole), whole);
  return documentKind(text) === 'a JSON file' ? jsonFormat(text, whole, name) : 'delimited';
}

/** A stream begins with a mark of four bytes and the length of the schema, a multiple of eight. */
function isArrowStream(head: Uint8Array): boolean {
  if (head.length < 16 || head.subarray(0, 4).some((byte) => byte !== 0xff)) return false;
  const length = new DataView(head.buffer, head.byteOffset).getInt32(4, true);
  return length > 0 && length % 8 === 0 && length < 2 ** 26;
}

function refusalOf(head: Uint8Array, ascii: (text: string) => boolean): Refusal | null {
  if (ascii('PARE')) return { code: 'encrypted', what: 'is an encrypted Parquet file', remedy: 'Write it without encryption, or as CSV.' };
  if (ascii('FEA1')) return { code: 'old-format', what: 'is a Feather file of version 1, which nobody writes any more', remedy: 'Write it anew as version 2 (in Python: pandas.read_feather, then to_feather), or as CSV.' };
  if (ascii('$FL2') || ascii('$FL3')) return { code: 'spss', what: 'is an SPSS file', remedy: 'Export it from SPSS with File > Export > CSV Data (save value labels), from PSPP with SAVE TRANSLATE, or from R with haven::read_sav and write.csv.' };
  if (ascii('<stata_dta>') || isOldStata(head)) return { code: 'stata', what: 'is a Stata file', remedy: 'In Stata: export delimited using NAME.csv; in R: haven::read_dta and write.csv; in Python: pandas.read_stata and to_csv.' };
  if (ascii('\xd0\xcf\x11\xe0')) return oldOffice(head);
  if (ascii('PK\x05\x06')) return { code: 'no-table', what: 'is an empty zip archive', remedy: OPENED };
  if (ascii('RDX') || ascii('RDA')) return { code: 'no-table', what: 'is an R workspace', remedy: 'In R: write.csv(table, "NAME.csv", row.names = FALSE).' };
  if (ascii('BZh') || ascii('\xfd7zXZ') || ascii('(\xb5/\xfd') || ascii('7z\xbc\xaf') || ascii('Rar!')) return { code: 'packed', what: 'is packed in a way that is not opened here', remedy: 'Unpack it and open what was inside; of packed files gzip (.gz) is read.' };
  return null;
}

/** Files of Stata 8 to 12 begin with release, byte order and file type. */
function isOldStata(head: Uint8Array): boolean {
  const [release, order, type, filler] = head;
  return release !== undefined && release >= 113 && release <= 115 && (order === 1 || order === 2) && type === 1 && filler === 0;
}

/** The container of old Office files also holds new ones with a password. */
function oldOffice(head: Uint8Array): Refusal {
  const letters = new TextDecoder('utf-16le').decode(head.subarray(0, head.length & ~1));
  if (letters.includes('EncryptedPackage')) return { code: 'encrypted', what: 'is an Excel workbook with a password', remedy: 'Open it in Excel, take the password away (File > Info > Protect Workbook), and save it.' };
  return { code: 'old-format', what: 'is a workbook of Excel 2003 or earlier (.xls), or one with a password', remedy: 'Open it in Excel or LibreOffice and save it without a password as .xlsx.' };
}

function refused(name: string, { code, what, remedy }: Refusal): Problem {
  return problem(code, `${name} ${what}.`, remedy, { file: name });
}

/** Lines of JSON, or one document: the first value ends where its line does, and another follows. */
function jsonFormat(text: string, whole: boolean, name: string): 'json' | 'ndjson' {
  if (/\.(?:ndjson|jsonl|jsonlines)$/i.test(name)) return 'ndjson';
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first, second] = lines;
  if (first === undefined || !isValue(first)) return 'json';
  if (second !== undefined) return /^\s*[[{]/.test(second) ? 'ndjson' : 'json';
  // A first line of which the end is not seen is no line of many.
  return whole || /\.json$/i.test(name) ? 'json' : 'ndjson';
}

function isValue(text: string): boolean {
  try {
    const parser = new JsonParser(text);
    parser.value();
    parser.end();
    return true;
  } catch (fault) {
    if (fault instanceof JsonFault) return false;
    throw fault;
  }
}
