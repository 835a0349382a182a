/**
 * Makes an SVG from Plotly fit to stand with others in one document: ids numbered in order of appearance behind `idPrefix`,
 * unused ids dropped, coordinates rounded to hundredths, nothing that points outside the document, and no ornaments of the
 * interactive figure. The same figure gives the same text each time.
 */
export function cleanSvg(svg: string, idPrefix: string): string {
  const used = new Set([...svg.matchAll(/url\((?:&quot;|["'])?[^#)]*#([^)"'&]+)(?:&quot;|["'])?\)|xlink:href="#([^"]+)"|\shref="#([^"]+)"/g)].map((m) => m[1] ?? m[2] ?? m[3]!));
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const made = `${idPrefix}-${names.size + 1}`;
    names.set(id, made);
    return made;
  };
  return svg
    .replace(/<\?xml[^>]*\?>|<!--[\s\S]*?-->/g, '')
    .replace(/<script[\s\S]*?<\/script>/gi, '')
    .replace(/\s(?:xlink:)?href="(?!#)[^"]*"/g, '')
    .replace(/\sid="([^"]*)"/g, (_, id: string) => (used.has(id) ? ` id="${nameOf(id)}"` : ''))
    .replace(/url\((?:&quot;|["'])?[^#)]*#([^)"'&]+)(?:&quot;|["'])?\)/g, (_, id: string) => `url(#${nameOf(id)})`)
    .replace(/(xlink:href|\shref)="#([^"]+)"/g, (_, attribute: string, id: string) => `${attribute}="#${nameOf(id)}"`)
    .replace(/\s(?:data-[\w-]+|pointer-events)="[^"]*"/g, '')
    .replace(/cursor:\s*[\w-]+;?\s*|pointer-events:\s*\w+;?\s*|-webkit-[\w-]+:[^;"]*;?\s*|user-select:[^;"]*;?\s*/g, '')
    .replace(/\s(?:style|class)=""/g, '')
    .replace(/(\s(?:d|transform|x|y|x1|x2|y1|y2|width|height|points)=")([^"]*)"/g, (_, head: string, body: string) => `${head}${body.replace(/-?\d+\.\d{3,}/g, rounded)}"`)
    .replace(/<g(?:\s+(?:class|clip-path|transform)="[^"]*")*\s*(?:\/>|>\s*<\/g>)/g, '')
    .trim();
}

function rounded(number: string): string {
  const value = Number(Number(number).toFixed(2));
  return String(value === 0 ? 0 : value);
}
