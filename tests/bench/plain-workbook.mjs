/** What a person would write for the HHI of the markets in a workbook: the rows, a sum a market and period, and the squares. Prints milliseconds and the sum of the HHIs. */
import readExcel from 'read-excel-file/node';

const began = performance.now();
const [sheet] = await readExcel(process.argv[2]);
const markets = new Map();
for (const [market, period, firm, sales] of sheet.data.slice(1)) {
  const key = `${market} ${period}`;
  const firms = markets.get(key) ?? new Map();
  firms.set(firm, (firms.get(firm) ?? 0) + sales);
  markets.set(key, firms);
}
let hhi = 0;
for (const firms of markets.values()) {
  const total = [...firms.values()].reduce((sum, value) => sum + value, 0);
  for (const value of firms.values()) hhi += ((100 * value) / total) ** 2;
}
console.log(JSON.stringify({ ms: performance.now() - began, hhi }));
