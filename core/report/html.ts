import { formatCount } from '../format';
import type { Problem } from '../problem';
import { escapeHtml } from './escape';
import { blockHtml } from './html-blocks';
import { REPORT_STYLE } from './html-style';
import type { ReportMethod, ReportModel, ReportRule, ReportSection, ReportSource } from './model';

interface Chapter {
  readonly id: string;
  readonly level: 2 | 3;
  readonly heading: string;
  readonly body: string;
}

/**
 * One HTML file that opens offline: no scripts, nothing fetched (its own policy forbids it), real tables, figures as inline SVG.
 * `svgs` holds the drawings by figure key; a figure without one is shown as its sentence and table.
 */
export function renderHtml(model: ReportModel, svgs: ReadonlyMap<string, string>): string {
  const chapters = chaptersOf(model, svgs);
  const byline = [model.author, model.date, model.workspace === model.title ? '' : model.workspace].filter((part) => part !== '').join(' · ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escapeHtml(model.program)}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(model.title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<div class="sheet">
<header>
<h1>${escapeHtml(model.title)}</h1>
<p class="meta">${escapeHtml(byline)}</p>
${paragraphs(model.note)}
${model.cautions.length === 0 ? '' : `<div class="cautions" role="note">${model.cautions.map((caution) => `<p>${escapeHtml(caution)}</p>`).join('')}</div>`}
</header>
<nav aria-label="Contents"><h2>Contents</h2><ol>
${chapters.map(({ id, level, heading }) => `<li${level === 3 ? ' class="inner"' : ''}><a href="#${escapeHtml(id)}">${escapeHtml(heading)}</a></li>`).join('\n')}
</ol></nav>
<main>
${chapters.map(chapterHtml).join('\n')}
</main>
<footer>Made with ${escapeHtml(model.program)} on ${escapeHtml(model.date)}. All numbers were computed on the author’s machine from the files listed under Sources.</footer>
</div>
</body>
</html>
`;
}

function chaptersOf(model: ReportModel, svgs: ReadonlyMap<string, string>): Chapter[] {
  const chapter = (id: string, heading: string, body: string): Chapter[] => (body === '' ? [] : [{ id, level: 2, heading, body }]);
  return [
    ...model.sections.map((section): Chapter => ({ id: section.id, level: section.level, heading: section.heading, body: sectionBody(section, svgs) })),
    ...chapter('assumptions', 'Assumptions', list(model.assumptions)),
    ...chapter('checks', 'Checks of the markets and the deal', model.problems.length === 0 ? '<p>No check of the markets or of the deal found a fault.</p>' : `<ul>${model.problems.map(problemHtml).join('\n')}</ul>`),
    ...chapter('rules', 'Rules', model.rules.map(ruleHtml).join('\n')),
    ...chapter('methods', 'Methods', model.methods.map(methodHtml).join('\n')),
    ...chapter('sources', 'Sources', model.sources.map(sourceHtml).join('\n')),
  ];
}

function chapterHtml({ id, level, heading, body }: Chapter): string {
  // Only chapters are landmarks: parts of chapters bear the same names ("In US online retail") many times.
  return `<section${level === 2 ? ` aria-labelledby="${escapeHtml(id)}"` : ''}>
<h${level} id="${escapeHtml(id)}">${escapeHtml(heading)}</h${level}>
${body}
</section>`;
}

function sectionBody(section: ReportSection, svgs: ReadonlyMap<string, string>): string {
  return [...section.paragraphs.map(paragraphs), list(section.list), ...section.blocks.map((block) => blockHtml(block, svgs))].filter((part) => part !== '').join('\n');
}

/** A text with blank lines as paragraphs. */
function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeHtml(part.trim())}</p>`)
    .join('\n');
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}</ul>`;
}

function problemHtml({ file, row, column, message, remedy }: Problem): string {
  const place = [file ?? '', row === null ? '' : `line ${formatCount(row)}`, column === null ? '' : `column ${column}`].filter((part) => part !== '').join(', ');
  return `<li>${place === '' ? '' : `<strong>${escapeHtml(place)}.</strong> `}${escapeHtml(message)} ${escapeHtml(remedy)}</li>`;
}

function ruleHtml({ title, status, citation, note, numerical, outcomes }: ReportRule): string {
  return `<div class="entry"><h3>${escapeHtml(title)}</h3>
<p class="meta">${escapeHtml(citation)}. ${escapeHtml(status[0]!.toUpperCase() + status.slice(1))}.</p>
${note === '' ? '' : `<p>${escapeHtml(note)}</p>`}
${numerical ? '' : '<p>The text sets no numerical test.</p>'}
<ul>${outcomes.map(({ label, when, consequence }) => `<li><strong>${escapeHtml(label)}</strong>, ${when === 'in all other cases' ? '' : 'if '}${escapeHtml(when)}. ${escapeHtml(consequence)}</li>`).join('\n')}</ul></div>`;
}

function methodHtml({ name, formula, text, reference }: ReportMethod): string {
  return `<div class="entry"><h3>${escapeHtml(name)}</h3>
${formula === '' ? '' : `<p class="formula">${escapeHtml(formula)}</p>`}
${text === '' ? '' : `<p>${escapeHtml(text)}</p>`}
${reference === '' ? '' : `<p class="meta">${escapeHtml(reference)}</p>`}</div>`;
}

function sourceHtml({ name, sha256, rows, bytes, citation, synthetic, opened, reading }: ReportSource): string {
  return `<div class="entry"><h3>${escapeHtml(name)}${synthetic ? ' <span class="mark">synthetic</span>' : ''}</h3>
${citation === '' ? '' : `<p>${escapeHtml(citation)}</p>`}
<p class="meta">${formatCount(rows)} rows, ${formatCount(bytes)} bytes, opened ${escapeHtml(opened)}<br>SHA-256 <code>${escapeHtml(sha256)}</code></p>
${list(reading)}</div>`;
}
