import { ABSENT, formatCell } from '../figures/cells';
import type { Cell, FigureColumn } from '../figures/figure';
import { escapeHtml } from './escape';
import type { ReportBlock, ReportFigure, ReportTable } from './model';

export function blockHtml(block: ReportBlock, svgs: ReadonlyMap<string, string>): string {
  return block.kind === 'figure' ? figureHtml(block, svgs) : tableHtml(block);
}

/** The finding, the drawing with its sentence as text alternative, the same numbers as a table, and where they come from. */
function figureHtml({ key, number, figure }: ReportFigure, svgs: ReadonlyMap<string, string>): string {
  const svg = svgs.get(key);
  return `<figure id="${escapeHtml(key)}">
<figcaption><span class="label">Figure ${number}</span><span class="finding">${escapeHtml(figure.title)}</span><span class="subtitle">${escapeHtml(figure.subtitle)}</span></figcaption>
${svg === undefined ? '' : `<div class="drawing">${accessibleSvg(svg, figure.reading)}</div>`}
<p class="reading">${escapeHtml(figure.reading)}</p>
${grid(figure.table.columns, figure.table.rows, `<caption><span class="label">The numbers of figure ${number}</span></caption>`)}
${figure.footer === '' ? '' : `<p class="source">${escapeHtml(figure.footer)}</p>`}
</figure>`;
}

/** An inline drawing without anything that could run or load, named by a sentence. */
function accessibleSvg(svg: string, reading: string): string {
  const bare = svg
    .replace(/<(script|foreignObject|iframe|image)\b[\s\S]*?(?:<\/\1>|\/>)/gi, '')
    .replace(/\son\w+="[^"]*"/gi, '')
    .replace(/\s(?:xlink:)?href="(?!#)[^"]*"/gi, '')
    .replace(/\sxmlns(?::xlink)?="[^"]*"/g, '');
  return bare.replace(/^\s*<svg\b/, `<svg role="img" aria-label="${escapeHtml(reading)}"`);
}

function tableHtml({ number, caption, columns, rows, footer }: ReportTable): string {
  return `<figure>
${grid(columns, rows, `<caption><span class="label">Table ${number}</span>${escapeHtml(caption)}</caption>`)}
${footer === '' ? '' : `<p class="source">${escapeHtml(footer)}</p>`}
</figure>`;
}

/** A real table: headers with scope, numbers to the right, marks beside the number. A column without any value is left out. */
function grid(columns: readonly FigureColumn[], rows: readonly (readonly Cell[])[], caption: string): string {
  const kept = columns.flatMap((column, at) => (rows.length > 0 && rows.every((row) => row[at] === '' || row[at] === undefined) ? [] : [{ column, at }]));
  const head = kept.map(({ column }) => `<th scope="col"${numeric(column)}>${escapeHtml(column.name)}</th>`).join('');
  const body = rows
    .map((row) => {
      const cells = kept.map(({ column, at }, place) => {
        const text = formatCell(row[at] ?? null, column);
        const shown = column.name === 'Mark' && text !== '' && text !== ABSENT ? `<span class="mark">${escapeHtml(text)}</span>` : escapeHtml(text);
        return place === 0 ? `<th scope="row">${shown}</th>` : `<td${numeric(column)}>${shown}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  return `<div class="scroll"><table${kept.length < 4 ? ' class="narrow"' : ''}>${caption}<thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

function numeric({ format }: FigureColumn): string {
  return format === 'text' ? '' : ' class="number"';
}
