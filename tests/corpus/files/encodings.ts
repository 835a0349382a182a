import type { UglyFile } from '../ugly-file';
import { joined, points, utf16, utf8, windows1252 } from '../ugly-file';

const TEXT = 'firm,sales\nCafé Müller,40\nØre,35\nŠkoda,25\n';
const TABLE = [['Café Müller', 40], ['Øre', 35], ['Škoda', 25]] as const;
const HHI = [points([40, 35, 25])];
const same = (name: string, bytes: Uint8Array): UglyFile => ({ name, bytes, columns: ['firm', 'sales'], table: TABLE, told: [], hhi: HHI });

/** How letters become bytes. */
export const encodings: readonly UglyFile[] = [
  same('utf8.csv', utf8(TEXT)),
  same('utf8-mark.csv', utf8(`\ufeff${TEXT}`)),
  same('utf16le.csv', utf16(TEXT, 'le', true)),
  same('utf16be.csv', utf16(TEXT, 'be', true)),
  same('utf16le-no-mark.csv', utf16(TEXT, 'le', false)),
  same('utf16be-no-mark.csv', utf16(TEXT, 'be', false)),
  same('windows-1252.csv', windows1252(TEXT)),
  {
    name: 'one-windows-1252-byte.csv', bytes: joined(utf8('firm,sales\nŠkoda,40\n'), Uint8Array.of(0xa0), utf8('Mercedes-Benz,35\nCitroën,20\nMercedes-Benz,5\n')), columns: ['firm', 'sales'],
    table: [['Škoda', 40], ['Mercedes-Benz', 35], ['Citroën', 20], ['Mercedes-Benz', 5]], told: ['encoding-mixed'], hhi: [points([40, 40, 20])], checks: ['repeated-row'],
  },
  {
    name: 'windows-1252-byte-far-below.csv', bytes: joined(utf8(`firm,sales\n${Array.from({ length: 20_000 }, (_, i) => `Firm ${i % 7} Çelik,1\n`).join('')}`), windows1252('Café,7\n'), utf8('Škoda,7\n')), columns: ['firm', 'sales'],
    table: [['Firm 0 Çelik', 1]], rows: 20_002, told: ['encoding-mixed'], hhi: [points([2858, 2857, 2857, 2857, 2857, 2857, 2857, 7, 7])], checks: ['repeated-row'],
  },
  { name: 'euro-sign.csv', bytes: windows1252('firm;sales\nA;€ 40\nB;€ 35\nC;€ 25\n'), columns: ['firm', 'sales'], table: [['A', 40], ['B', 35], ['C', 25]], told: [], hhi: HHI },
  { name: 'nul-bytes.csv', bytes: utf8('firm,sales\nAmaz\0on,40\nWalmart,35\nTarget,25\n'), columns: ['firm', 'sales'], table: [['Amaz\0on', 40], ['Walmart', 35], ['Target', 25]], told: [], hhi: HHI },
  {
    name: 'two-normal-forms.csv', bytes: utf8('firm,sales\nCafé,40\nCafe\u0301,35\nTarget,25\n'), columns: ['firm', 'sales'], table: [['Café', 40], ['Cafe\u0301', 35], ['Target', 25]], told: [], hhi: HHI, checks: ['two-spellings'],
  },
  { name: 'emoji.csv', bytes: utf8('firm,sales\n🛒 Amazon,40\n👩‍👩‍👧 Co,35\n🎯,25\n'), columns: ['firm', 'sales'], table: [['🛒 Amazon', 40], ['👩‍👩‍👧 Co', 35], ['🎯', 25]], told: [], hhi: HHI },
  { name: 'right-to-left.csv', bytes: utf8('firm,sales\nأمازون,40\nאמזון,35\n"شركة, محدودة",25\n'), columns: ['firm', 'sales'], table: [['أمازون', 40], ['אמזון', 35], ['شركة, محدودة', 25]], told: [], hhi: HHI },
];
