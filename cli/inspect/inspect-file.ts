import type { Finding } from '../../core/data/checks/findings';
import { findingsOf } from '../../core/data/checks/findings';
import { remediesFor } from '../../core/data/checks/remedies';
import type { Mapping, Reason } from '../../core/data/mapping';
import type { ShownRows } from '../../core/data/prepare-preview';
import { previewReshape } from '../../core/data/prepare-preview';
import type { ColumnProfile } from '../../core/data/profile';
import type { Problem } from '../../core/problem';
import { refusalOf } from '../failure';
import { checked } from '../input/built';
import type { OpenedTable, SourceFacts } from '../input/open-table';
import { withTable } from '../input/open-table';
import type { ReadOptions } from '../input/read-options';
import { readingOf, preparedBy } from '../input/read-options';
import { rolesOf } from './roles';

/** Values of a column that are shown, and rows of a preview. */
const EXAMPLES = 5;
const PREVIEW = 5;
/** Rows of a check that a document lists. */
const LINES = 20;

export interface InspectedColumn extends Omit<ColumnProfile, 'values' | 'absent' | 'percents' | 'whole'> {
  readonly examples: readonly string[];
  /** What it means under the first proposal, and why; `null` where it is not used. */
  readonly role: string | null;
  readonly reason: string | null;
}

export interface InspectedProposal {
  readonly kind: Mapping['kind'];
  readonly roles: Readonly<Record<string, string | readonly string[]>>;
  readonly unit: string | null;
  readonly fringe: readonly string[];
  readonly reasons: readonly ({ readonly about: string } & Reason)[];
}

export interface InspectedCheck extends Pick<Finding, 'code' | 'severity' | 'column'> {
  readonly messages: readonly string[];
  readonly remedy: string;
  /** Rows concerned, and the first of their lines. */
  readonly rows: number;
  readonly lines: readonly number[];
  /** What the window offers with one click. */
  readonly remedies: readonly string[];
}

export interface InspectedFile {
  readonly source: SourceFacts;
  /** Why the parts of the dialect are as they are. */
  readonly dialectReasons: Readonly<Record<string, Reason>>;
  /** Tables that the file holds, where it holds several. */
  readonly choices: OpenedTable['choices'] | null;
  readonly columns: readonly InspectedColumn[];
  /** Readings of the columns, best first. */
  readonly proposals: readonly InspectedProposal[];
  /** How the rows are turned under the first proposal. */
  readonly reshape: { readonly kind: string; readonly columns: readonly string[]; readonly name: string; readonly value: string | null; readonly reason: string; readonly before: ShownRows; readonly after: ShownRows } | null;
  /** Whether the first proposal gives a table that can be used. */
  readonly usable: boolean;
  readonly checks: readonly InspectedCheck[];
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

/** A file that is no table, with why. */
export interface RefusedFile {
  readonly file: string;
  readonly refused: true;
  readonly problems: readonly Problem[];
}

/** Everything that is understood of a file. */
export async function inspectFile(path: string, options: ReadOptions): Promise<InspectedFile | RefusedFile> {
  try {
    return await withTable(path, readingOf(options), (opened) => inspected(opened, options), { lenient: true });
  } catch (cause) {
    const problems = refusalOf(cause);
    if (problems === null) throw cause;
    return { file: path, refused: true, problems };
  }
}

async function inspected(opened: OpenedTable, options: ReadOptions): Promise<InspectedFile> {
  const { engine, table, source, profile, problems, choices, dialectReasons } = opened;
  const mappings = opened.mappings.map((mapping) => ({ ...mapping, ...preparedBy(mapping.preparation, options) }) as Mapping);
  const first = mappings[0];
  const built = first === undefined ? { usable: false, assumptions: [], problems: [] } : await checked(opened, first);
  const reshape = first?.preparation?.reshape;
  const roles = first === undefined ? new Map<string, string>() : rolesOf(first);
  const why = (role: string): string | null => first?.reasons[role]?.reason ?? null;
  return {
    source,
    dialectReasons,
    choices: choices ?? null,
    columns: profile.map(({ values, absent: _absent, percents: _percents, whole: _whole, ...facts }) => {
      const role = roles.get(facts.name) ?? (reshape?.kind === 'unpivot' && reshape.columns.includes(facts.name) ? 'reshaped' : null);
      return { ...facts, examples: values.slice(0, EXAMPLES), role, reason: role === null ? null : why(role === 'reshaped' ? 'reshape' : role) };
    }),
    proposals: mappings.map(proposalOf),
    reshape:
      reshape === undefined
        ? null
        : {
            kind: reshape.kind, columns: reshape.kind === 'unpivot' ? reshape.columns : reshape.keep, name: reshape.name, value: reshape.value, reason: why('reshape') ?? '',
            ...(await previewReshape(engine, table, reshape, { file: source.file, decimal: source.dialect.decimal }, { rows: PREVIEW })),
          },
    usable: built.usable,
    checks: findingsOf([...problems, ...built.problems]).map((finding) => checkOf(finding, first)),
    assumptions: built.assumptions,
    problems: [...problems, ...built.problems],
  };
}

function proposalOf(mapping: Mapping): InspectedProposal {
  const roles: Record<string, string | string[]> = {};
  for (const [column, role] of rolesOf(mapping)) {
    const before = roles[role];
    roles[role] = role === 'platform' && mapping.kind === 'respondents' ? [...((before as string[] | undefined) ?? []), column] : column;
  }
  return {
    kind: mapping.kind,
    roles,
    unit: mapping.kind === 'respondents' ? null : mapping.unit,
    fringe: mapping.kind === 'shares' ? mapping.fringe : [],
    reasons: Object.entries(mapping.reasons).map(([about, reason]) => ({ about, ...reason })),
  };
}

function checkOf(finding: Finding, mapping: Mapping | undefined): InspectedCheck {
  const { code, severity, column, problems, lines } = finding;
  return {
    code, severity, column, messages: problems.map(({ message }) => message), remedy: problems[0]!.remedy, rows: lines.length, lines: lines.slice(0, LINES),
    remedies: mapping === undefined ? [] : remediesFor(finding, mapping).map(({ label }) => label),
  };
}
