/** Style sheet of the report: a serif text column that prints on A4, sans-serif figures and tables, colour only where it means something. */
export const REPORT_STYLE = `
:root { color-scheme: light; --ink: #1c2127; --soft: #4d5562; --line: #d3d8de; --hair: #e6e9ed; --tint: #f6f7f9; --mark: #7a4a00; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: var(--ink); font: 16px/1.55 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Liberation Serif", serif; }
.sheet { max-width: 820px; margin: 0 auto; padding: 56px 30px 80px; }
h1, h2, h3, h4, figcaption, table, .meta, nav, footer, .source, .label, .cautions { font-family: Arial, "Liberation Sans", Helvetica, sans-serif; }
h1 { font-size: 30px; line-height: 1.2; font-weight: 700; letter-spacing: -0.01em; margin: 0 0 10px; }
h2 { font-size: 21px; line-height: 1.3; margin: 60px 0 14px; padding-top: 14px; border-top: 2px solid var(--ink); break-after: avoid; }
h3 { font-size: 16.5px; line-height: 1.35; margin: 40px 0 10px; break-after: avoid; }
h4 { font-size: 14px; line-height: 1.4; margin: 24px 0 6px; break-after: avoid; }
p { margin: 0 0 12px; }
ul { margin: 0 0 14px; padding-left: 20px; }
li { margin: 0 0 6px; }
.meta { color: var(--soft); font-size: 13.5px; margin: 0 0 20px; }
.note { margin: 0 0 20px; }
.cautions { border-left: 3px solid var(--mark); background: #fdf8ef; color: #4a3000; padding: 10px 14px; font-size: 13.5px; margin: 0 0 24px; }
.cautions p { margin: 0 0 4px; } .cautions p:last-child { margin: 0; }
nav { border: solid var(--line); border-width: 1px 0; padding: 14px 0; margin: 28px 0 0; font-size: 13.5px; }
nav h2 { border: 0; padding: 0; margin: 0 0 8px; font-size: 13.5px; }
nav ol { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 32px; }
nav li { break-inside: avoid; margin: 0 0 4px; } nav li.inner { padding-left: 16px; }
nav a { color: var(--ink); text-decoration: none; } nav a:hover, nav a:focus-visible { text-decoration: underline; } nav li.inner a { color: var(--soft); }
figure { margin: 26px 0 34px; }
figcaption { margin: 0 0 8px; break-after: avoid; }
.label { display: block; color: var(--soft); font-size: 12px; margin: 0 0 2px; }
.finding { display: block; font-size: 15.5px; font-weight: 700; line-height: 1.35; }
.subtitle { display: block; font-size: 13px; color: var(--soft); }
.drawing { break-inside: avoid; margin: 0 0 6px; } .drawing svg { display: block; width: 100%; height: auto; }
.reading { font-size: 15px; margin: 6px 0 6px; }
.source { font-size: 12px; line-height: 1.45; color: var(--soft); margin: 6px 0 0; }
.scroll { overflow-x: auto; margin: 10px 0 0; }
table { border-collapse: collapse; width: 100%; font-size: 12.5px; line-height: 1.4; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; font-size: 13px; font-weight: 700; padding: 0 0 6px; }
caption .label { font-weight: 400; }
th, td { text-align: left; vertical-align: top; padding: 5px 14px 5px 0; border-bottom: 1px solid var(--hair); font-weight: 400; }
thead th { border-bottom: 1px solid var(--ink); color: var(--soft); vertical-align: bottom; }
tbody tr:last-child > * { border-bottom: 1px solid var(--line); }
th.number, td.number { text-align: right; white-space: nowrap; }
tr > :last-child { padding-right: 0; }
table.narrow { width: auto; min-width: 340px; }
td.number, th.number { padding-right: 22px; }
.mark { color: var(--mark); font-size: 11px; white-space: nowrap; }
.entry { margin: 0 0 22px; break-inside: avoid; } .entry h3 { margin: 22px 0 4px; }
.entry .meta { margin: 0 0 6px; }
.formula { font-family: Cambria, "STIX Two Text", Georgia, "Liberation Serif", serif; font-style: italic; font-size: 16px; margin: 4px 0 6px; }
code { font: 12px/1.5 ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
footer { margin-top: 56px; border-top: 1px solid var(--line); padding-top: 12px; font-size: 12px; color: var(--soft); }
@media (max-width: 640px) { nav ol { columns: 1; } .sheet { padding: 28px 16px; } }
@page { size: A4; margin: 18mm 17mm 20mm; }
@media print {
  body { font-size: 10.5pt; } .sheet { max-width: none; padding: 0; }
  h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-top: 26pt; } h3 { font-size: 11.5pt; margin-top: 20pt; }
  .meta, nav, .subtitle, .cautions { font-size: 9pt; } table { font-size: 8.5pt; } .source, .label { font-size: 8pt; }
  .scroll { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } p, li { orphans: 3; widows: 3; }
  figure { margin: 14pt 0 20pt; } a { color: inherit; }
}
`;
