import type { UglyFile } from '../ugly-file';
import { THREE_HHI, points, utf8 } from '../ugly-file';

const OTHERS = ['Other', 'Others', 'Sonstige', 'Andere', 'Autres', 'Otros', 'OUTROS', 'Altri', 'Overige', 'Övriga', 'Andre', 'Muut', 'Inne', 'Pozostałe', 'Alții', 'Egyéb', 'Ostali', 'All others', 'Rest', 'Unbranded'];

/** Files that are read without complaint, and wrongly, by those who do not look. */
export const traps: readonly UglyFile[] = [
  { name: 'province-na.csv', bytes: utf8('province,firm,stations\nNA,Esso,40\nNA,Q8,60\nMI,Esso,50\nMI,Q8,50\n'), columns: ['province', 'firm', 'stations'], table: [['NA', 'Esso', 40], ['NA', 'Q8', 60], ['MI', 'Esso', 50], ['MI', 'Q8', 50]], told: [], hhi: [points([40, 60]), 5000], mapping: { market: 'province', firm: 'firm', value: 'stations', unit: 'level', period: null } },
  { name: 'real-repeats.csv', bytes: utf8('Ano;UF;Empresa;Acessos\n2022;SP;OI;10\n2022;SP;OI;10\n2022;SP;VIVO;20\n2022;SP;VIVO;10\n2022;SP;VIVO;10\n'), columns: ['Ano', 'UF', 'Empresa', 'Acessos'], table: [[2022, 'SP', 'OI', 10], [2022, 'SP', 'OI', 10], [2022, 'SP', 'VIVO', 20], [2022, 'SP', 'VIVO', 10], [2022, 'SP', 'VIVO', 10]], told: [], hhi: [points([20, 40])], checks: ['repeated-row'] },
  { name: 'outros-as-fringe.csv', bytes: utf8('UF,empresa,Acessos\nSP,VIVO,40\nSP,OI,25\nSP,OUTROS,35\n'), columns: ['UF', 'empresa', 'Acessos'], table: [['SP', 'VIVO', 40], ['SP', 'OI', 25], ['SP', 'OUTROS', 35]], told: [], hhi: [points([40, 25], 35)] },
  { name: 'outros-as-firm.csv', bytes: utf8('UF,empresa,Acessos\nSP,VIVO,40\nSP,OI,25\nSP,OUTROS,35\n'), columns: ['UF', 'empresa', 'Acessos'], table: [['SP', 'VIVO', 40], ['SP', 'OI', 25], ['SP', 'OUTROS', 35]], told: [], hhi: [THREE_HHI], mapping: { fringe: [] } },
  { name: 'total-row.csv', bytes: utf8('firm,sales\nAmazon,40\nWalmart,35\nTarget,25\nTotal,100\n'), columns: ['firm', 'sales'], table: [['Amazon', 40], ['Walmart', 35], ['Target', 25], ['Total', 100]], told: [], hhi: [points([40, 35, 25, 100])], checks: ['total-row'] },
  { name: 'others-in-twenty-languages.csv', bytes: utf8(`market,firm,sales\n${OTHERS.map((other, i) => `M${i},A,60\nM${i},${other},40\n`).join('')}`), columns: ['market', 'firm', 'sales'], table: [['M0', 'A', 60], ['M0', 'Other', 40], ['M1', 'A', 60], ['M1', 'Others', 40]], rows: 40, told: [], hhi: OTHERS.map(() => 3600) },
  { name: 'padded-names.csv', bytes: utf8('firm,sales\nAmazon,20\nAmazon  ,20\n\u00a0Walmart,35\n Target ,25\n'), columns: ['firm', 'sales'], table: [['Amazon', 20], ['Amazon', 20], ['Walmart', 35], ['Target', 25]], told: [], hhi: [THREE_HHI], checks: ['repeated-row'] },
  { name: 'refused-answers.csv', bytes: utf8('id,age,Amazon,TikTok,weight\n1,23,1,2,1.5\n2,99,2,1,0.5\n3,31,1,1,1.0\n4,99,8,9,1.0\n'), columns: ['id', 'age', 'Amazon', 'TikTok', 'weight'], table: [[1, 23, 1, 2, 1.5], [2, 99, 2, 1, 0.5], [3, 31, 1, 1, 1], [4, 99, 8, 9, 1]], told: [] },
  { name: 'numbers-as-names.csv', bytes: utf8('firm_ids,market_ids,shares\n007,1971,0.4\n7,1971,0.35\n19,1971,0.25\n'), columns: ['firm_ids', 'market_ids', 'shares'], table: [['007', 1971, 0.4], ['7', 1971, 0.35], ['19', 1971, 0.25]], told: [], hhi: [THREE_HHI] },
  { name: 'formulas.csv', bytes: utf8('firm,sales\n=1+1,40\n@SUM(A1),35\n+Target,25\n'), columns: ['firm', 'sales'], table: [['=1+1', 40], ['@SUM(A1)', 35], ['+Target', 25]], told: [], hhi: [THREE_HHI] },
  { name: 'names-with-quotes.csv', bytes: utf8(`firm,sales\nO'Reilly,40\n"L""Oréal",35\n"'; DROP TABLE t; --",25\n`), columns: ['firm', 'sales'], table: [["O'Reilly", 40], ['L"Oréal', 35], ["'; DROP TABLE t; --", 25]], told: [], hhi: [THREE_HHI] },
  { name: 'missing-names.csv', bytes: utf8('firm,sales\nAmazon,40\n\\N,10\n,5\nWalmart,35\nTarget,25\n'), columns: ['firm', 'sales'], table: [['Amazon', 40], [null, 10], [null, 5], ['Walmart', 35], ['Target', 25]], told: [], hhi: [THREE_HHI], checks: ['missing-firm'] },
  { name: 'fractions.csv', bytes: utf8('firm,share\nA,0.4\nB,0.35\nC,0.25\n'), columns: ['firm', 'share'], table: [['A', 0.4], ['B', 0.35], ['C', 0.25]], told: [], hhi: [THREE_HHI] },
  { name: 'above-the-whole.csv', bytes: utf8('firm,share %\nA,40\nB,35\nC,45\n'), columns: ['firm', 'share %'], table: [['A', 40], ['B', 35], ['C', 45]], told: [], checks: ['shares-above-one'] },
];
