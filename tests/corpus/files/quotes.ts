import type { UglyFile } from '../ugly-file';
import { THREE_HHI, points, utf8 } from '../ugly-file';

const of = (name: string, rows: string, names: readonly string[], more: Partial<UglyFile> = {}): UglyFile => ({
  name, bytes: utf8(`firm;sales;city\n${rows}`), columns: ['firm', 'sales', 'city'], table: names.map((firm, i) => [firm, [40, 35, 25][i]!, 'x']), told: [], hhi: [THREE_HHI], ...more,
});

/** Quotes in the places where they are found. */
export const quotes: readonly UglyFile[] = [
  of('quoted-breaks.csv', '"Ama\nzon\n";40;x\n"Wal;mart";35;x\n"";;\nTarget;25;x\n', ['Ama\nzon', 'Wal;mart', 'Target'], { lines: [2, 5, 7], told: ['empty-rows'] }),
  of('doubled-quotes.csv', '"The ""Big"" One";40;x\n"""";35;x\nTarget;25;x\n', ['The "Big" One', '"', 'Target']),
  of('stray-in-plain.csv', 'Station "IP" - An;40;x\n5" pipe;35;x\nTarget;25;x\n', ['Station "IP" - An', '5" pipe', 'Target']),
  of('text-after-closing.csv', '"S.S.C. S.R.L." IN SIGLA "S.S.C.;40;x\nWalmart;35;x\nTarget;25;x\n', ['S.S.C. S.R.L. IN SIGLA "S.S.C.', 'Walmart', 'Target'], { told: ['quotes-mended'] }),
  of('quotes-in-quotes.csv', '"He said "hi; there" to me";40;x\nWalmart;35;x\nTarget;25;x\n', ['He said "hi; there" to me', 'Walmart', 'Target'], { told: ['quotes-mended'] }),
  of('backslash-quotes.csv', '"The \\"Big\\" One";40;x\n"Wal\\"";35;x\nTarget;25;x\n', ['The "Big" One', 'Wal"', 'Target'], { told: ['quotes-mended'] }),
  of('blank-before-quote.csv', 'Amazon;40;x\n "Wal;mart" ;35;x\nTarget;25; "x"\n', ['Amazon', 'Wal;mart', 'Target']),
  of('unclosed-quote.csv', '"Amazon;40;x\nWalmart;35;x\nTarget;25;x\nCostco;5;x\n', [], { table: [['Walmart', 35, 'x'], ['Target', 25, 'x'], ['Costco', 5, 'x']], lines: [3, 4, 5], told: ['rejected-row'], hhi: [points([35, 25, 5])] }),
  of('unclosed-then-quoted.csv', '"Amazon;40;x\nWalmart;35;x\n"Target";25;x\nCostco;5;x\n', [], { table: [['"Amazon', 40, 'x'], ['Walmart', 35, 'x'], ['Target', 25, 'x'], ['Costco', 5, 'x']], lines: [2, 3, 4, 5], told: ['quotes-mended'], hhi: [points([40, 35, 25, 5])] }),
  {
    name: 'quote-in-title.csv', bytes: utf8('"Table 5: shares\nfirm,sales\nAmazon,40\nWalmart,35\nTarget,25\n'), columns: ['firm', 'sales'], table: [['Amazon', 40], ['Walmart', 35], ['Target', 25]], lines: [3, 4, 5], told: [], dialect: { skip: 1 }, hhi: [THREE_HHI],
  },
  { name: 'quoted-header.csv', bytes: utf8('"firm ""name""","sales\nin USD"\r\nAmazon,40\r\nWalmart,35\r\nTarget,25\r\n'), columns: ['firm "name"', 'sales in USD'], table: [['Amazon', 40], ['Walmart', 35], ['Target', 25]], lines: [3, 4, 5], told: [], hhi: [THREE_HHI], mapping: { firm: 'firm "name"', value: 'sales in USD' } },
];
