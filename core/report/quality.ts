import type { Finding } from '../data/checks/findings';
import { findingsOf } from '../data/checks/findings';
import { formatCount } from '../format';
import type { Cell } from '../figures/figure';
import type { Problem } from '../problem';
import type { ReportInputs } from './inputs';
import type { ReportSection } from './model';
import type { Numbering } from './numbering';

const severities = { error: 'Fault', warning: 'Warning', note: 'Note' } as const;

/** What the checks of each dataset found, and what was done to its rows: a table of all datasets, then each finding in words. */
export function qualitySection(inputs: ReportInputs, numbering: Numbering): ReportSection[] {
  const { workspace, quality } = inputs;
  if (workspace.datasets.length === 0) return [];
  const checked = workspace.datasets.map((dataset) => {
    const problems = quality?.get(dataset.id) ?? null;
    const source = workspace.sources.find(({ id }) => id === dataset.source);
    return { name: dataset.name, rows: source?.rows ?? null, findings: problems === null ? null : findingsOf(problems), problems };
  });
  return [
    {
      id: 'data-quality',
      level: 2,
      heading: 'Data quality',
      paragraphs: [],
      list: [
        ...checked.flatMap(({ name, findings }) => (findings ?? []).map((finding) => `${name}. ${severities[finding.severity]}: ${inWords(finding)}`)),
        ...checked.flatMap(({ name, findings }) => (findings === null ? [`${name} was not checked again for this report: its rows were not at hand.`] : [])),
      ],
      blocks: [
        numbering.table({
          caption: 'Rows and findings of each dataset',
          columns: [
            { name: 'Dataset', format: 'text' },
            { name: 'Rows of the source', format: 'count' },
            { name: 'Faults', format: 'count' },
            { name: 'Warnings', format: 'count' },
            { name: 'Notes', format: 'count' },
            { name: 'Rows concerned', format: 'count' },
          ],
          rows: checked.map(({ name, rows, findings, problems }): Cell[] => {
            const kinds = (severity: Finding['severity']): number | null => (findings === null ? null : findings.filter((finding) => finding.severity === severity).length);
            return [name, rows, kinds('error'), kinds('warning'), kinds('note'), problems === null ? null : linesOf(problems)];
          }),
          footer: 'Checked: values that are no numbers, repeated rows, missing keys, negative and zero values, sums, two spellings of a name, totals among the firms, gaps in periods, jumps between periods, weights, small cohorts, missing answers. No check changes anything by itself.',
        }),
      ],
    },
  ];
}

/** The first message of a finding, and how many more there are. */
function inWords({ problems }: Finding): string {
  const [first, ...more] = problems;
  return more.length === 0 ? first!.message : `${first!.message} And ${formatCount(more.length)} more of this kind.`;
}

function linesOf(problems: readonly Problem[]): number {
  return new Set(problems.flatMap(({ lines, row }) => lines ?? (row === null ? [] : [row]))).size;
}
