import type { DivestStep } from '../../core/deal/divest';
import type { MergeStep } from '../../core/deal/merge';
import { UsageError } from '../exit-codes';

/** Splits at a mark that is not written as `\+`; blanks around the parts go. */
function split(text: string, mark: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\' && (text[i + 1] === mark || text[i + 1] === '\\')) part += text[++i];
    else if (text[i] !== mark) part += text[i];
    else {
      parts.push(part.trim());
      part = '';
    }
  }
  return [...parts, part.trim()];
}

/** `Amazon+TikTok` as its names; a plus sign in a name is written `\+`. */
export function parseNames(option: string, text: string): string[] {
  const names = split(text, '+');
  if (names.includes('')) throw new UsageError(`${option} "${text}" has an empty name. Write names joined by +, as in "Amazon+TikTok".`);
  return names;
}

/** `A,B,C` as a list; a comma in a name is written `\,`. */
export function parseList(option: string, text: string): string[] {
  const names = split(text, ',');
  if (names.includes('')) throw new UsageError(`${option} "${text}" has an empty entry. Write names joined by commas, as in "Shein,Temu".`);
  return names;
}

/** `--merge "Amazon+TikTok"`: the merged firm bears the first name. */
export function parseMerge(text: string): MergeStep {
  const parties = parseNames('--merge', text);
  if (parties.length < 2) throw new UsageError(`--merge "${text}" names one firm. Write two or more joined by +, as in "Amazon+TikTok".`);
  if (new Set(parties).size < parties.length) throw new UsageError(`--merge "${text}" names a firm twice.`);
  return { type: 'merge', parties };
}

/** `--divest "Firm:0.05>Buyer"` or `"Firm:5%>Buyer"`: the share of the whole market that the firm sells to the buyer. */
export function parseDivest(text: string): DivestStep {
  const match = /^(.+):\s*([^:>]+?)\s*>(.+)$/.exec(text);
  const form = 'Write "Firm:0.05>Buyer": the seller, the share of the market as a fraction or percent, the buyer.';
  if (match === null) throw new UsageError(`--divest "${text}" cannot be read. ${form}`);
  const [, from, amount, to] = match as unknown as [string, string, string, string];
  const number = /^(\d*\.?\d+(?:e[-+]?\d+)?)\s*(%?)$/i.exec(amount);
  const share = number === null ? NaN : Number(number[1]) / (number[2] === '%' ? 100 : 1);
  if (!(share > 0 && share <= 1)) {
    throw new UsageError(`--divest "${text}" has the share "${amount}", which is not above 0 and at most 1 (or 100%). ${form}`);
  }
  if (from.trim() === '' || to.trim() === '') throw new UsageError(`--divest "${text}" lacks a seller or a buyer. ${form}`);
  return { type: 'divest', from: from.trim(), to: to.trim(), share };
}

/** A year of four digits. */
export function parseYear(option: string, text: string): number {
  if (!/^\d{4}$/.test(text)) throw new UsageError(`${option} "${text}" is not a year of four digits.`);
  return Number(text);
}
