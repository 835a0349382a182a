import type { Command } from 'commander';
import { Option } from 'commander';
import type { Audience, ReachEstimate } from '../../core/audience/audience';
import { EVERYONE, methodLabels } from '../../core/audience/audience';
import { respondentAudience } from '../../core/audience/respondents';
import { buildRespondents } from '../../core/data/build-respondents';
import { cohortDefinitions } from '../../core/data/cohorts';
import { formatCount, formatShare } from '../../core/format';
import { DataRefused, problem } from '../../core/problem';
import { isSynthetic } from '../input/data-package';
import type { OpenedTable } from '../input/open-table';
import { withTable } from '../input/open-table';
import { addReadOptions, readingOf } from '../input/read-options';
import type { RespondentOptions } from '../input/respondent-mapping';
import { respondentMapping } from '../input/respondent-mapping';
import { quoted } from '../input/share-mapping';
import { parseList, parseNames, parseYear } from '../input/specs';
import { outAssumed } from '../output/assumed';
import { left, right, textTable } from '../output/text-table';
import { out, outDocument } from '../output/write';

interface Options extends RespondentOptions {
  readonly cohort?: string;
  readonly union: readonly string[];
  readonly rivals?: readonly string[];
  readonly json?: true;
}

interface Incremental {
  readonly platform: string;
  readonly over: readonly string[];
  readonly estimate: ReachEstimate;
}

/** `proforma reach FILE --union "A+B"`. */
export function define(command: Command): void {
  const described = command
    .argument('<file...>', 'CSV, Excel, Parquet, Arrow or JSON: one row a person and one column a platform, or one row a person and platform; several files or a folder of one shape are one table')
    .requiredOption('--union <platforms>', 'platforms that are reached together, as in --union "Amazon+TikTok"', (text: string) => parseNames('--union', text))
    .option('--platforms <columns>', 'columns that say who uses what, separated by commas, as in --platforms Amazon,TikTok,Shein', (text: string) => parseList('--platforms', text))
    .option('--weight <column>', 'column with the survey weight, as in --weight w')
    .option('--no-weight', 'every person counts the same')
    .option('--cohort-column <column>', 'column that names the cohort, as in --cohort-column generation')
    .option('--no-cohort-column', 'there are no cohorts')
    .option('--cohort <name>', 'people of this cohort only, as in --cohort "Gen Z" or, by age, --cohort 18-24; everyone where absent')
    .option('--bands <list>', `cohorts made of ages or years of birth: ${cohortDefinitions.map(({ id }) => id).join(', ')}, or ages, as in --bands 18-24,25-34,65+`, (text: string) => parseList('--bands', text))
    .option('--asked <year>', 'year in which people were asked, as in --asked 2021', (text: string) => parseYear('--asked', text))
    .option('--age-missing <codes>', 'codes in the cohort column that are no age, as in --age-missing 99', (text: string) => parseList('--age-missing', text))
    .option('--yes <codes>', 'answers that mean use, as in --yes 1 or --yes "daily,weekly"', (text: string) => parseList('--yes', text))
    .option('--nonuse <codes>', 'answers that mean no use, as in --nonuse 2', (text: string) => parseList('--nonuse', text))
    .addOption(new Option('--otherwise <meaning>', 'what an answer means that is in neither list, as in --otherwise yes').choices(['missing', 'yes', 'no']))
    .option('--rivals <platforms>', 'platforms to compare with, each alone and all together, as in --rivals Shein,Temu', (text: string) => parseList('--rivals', text))
    .addOption(
      new Option('--missing <rule>', 'a missing answer leaves the person out, leaves out unless the other answers settle it, or counts as a no or a yes, as in --missing no').choices(['complete', 'determined', 'no', 'yes']),
    )
    .option('--json', 'one JSON document');
  addReadOptions(described)
    .addHelpText('after', `
A plus sign in a name is written \\+, a comma \\,. Columns that are not named are found by their names and contents.

Examples
  proforma reach panel.csv --union "Amazon+TikTok" --cohort "Gen Z" --rivals Shein,Temu
  proforma reach panel.csv --union "A+B" --platforms A,B,C --weight w --missing no --json
  proforma reach survey.csv --union "q1j+q1b" --platforms q1b,q1j --yes 1 --missing no --cohort-column age --age-missing 99 --cohort 18-24`)
    .action(run);
}

async function run(files: readonly string[], options: Options): Promise<void> {
  await withTable(files, readingOf(options), async (opened) => {
    const { engine, table, source } = opened;
    const mapping = respondentMapping(opened, withPlatforms(opened, options));
    const { decimal } = source.dialect;
    const built = await buildRespondents(engine, table, mapping, { file: source.file, decimal });
    const synthetic = (await Promise.all(files.map(isSynthetic))).includes(true);
    const audience = respondentAudience(built.table, { missing: mapping.missing, synthetic });
    const union = options.union.map((name) => platformOf(name, audience, source.file));
    const rivals = (options.rivals ?? []).map((name) => platformOf(name, audience, source.file));
    const cohort = cohortOf(options.cohort, audience, source.file);
    const shortened = options.cohort === undefined || options.cohort === cohort ? [] : [`The cohort "${options.cohort}" is read as "${cohort}".`];
    const assumptions = [...built.assumptions, ...shortened, ...(synthetic ? [`${source.file} is synthetic data, made up to reproduce published figures: nobody was asked.`] : [])];
    const problems = [...opened.problems, ...built.problems];
    const sample = audience.sample(cohort);
    const platforms = audience.platforms.map((platform) => audience.union(cohort, [platform]));
    const together = audience.union(cohort, union);
    const incremental = union.length < 2 ? [] : union.map((platform): Incremental => {
      const over = union.filter((other) => other !== platform);
      return { platform, over, estimate: audience.incremental(cohort, [platform], over) };
    });
    const others = [...rivals.map((rival) => [rival]), ...(rivals.length > 1 ? [rivals] : [])].map((set) => audience.union(cohort, set));
    if (options.json === true) {
      outDocument({
        schema: 'proforma.reach/1',
        source,
        assumptions,
        problems,
        synthetic,
        cohort,
        n: sample?.n ?? null,
        nEff: sample?.nEff ?? null,
        platforms: platforms.map(({ platforms: [platform], ...rest }) => ({ platform, ...rest })),
        union: together,
        incremental: incremental.map(({ platform, over, estimate: { reach, low, high, method, warnings } }) => ({ platform, over, reach, low, high, method, warnings })),
        rivals: others,
      });
      return;
    }
    const people = sample === null ? '' : `, ${formatCount(sample.n)} people (effective sample ${formatCount(sample.nEff)})`;
    out(`${cohort}${people}${synthetic ? ', SYNTHETIC DATA' : ''}\n\n`);
    out(
      textTable(
        [left('Reach of'), right('Reach'), right('Low'), right('High')],
        [
          ...platforms.map((estimate) => row(estimate.platforms.join(' or '), estimate)),
          ...(union.length > 1 ? [row(`${union.join(' or ')} (union)`, together)] : []),
          ...incremental.map(({ platform, over, estimate }) => row(`${platform}, added to ${over.join(' or ')}`, estimate)),
          ...others.map((estimate) => row(`${estimate.platforms.join(' or ')} (${estimate.platforms.length > 1 ? 'rivals together' : 'rival'})`, estimate)),
        ],
      ),
    );
    out(`  Each person counts once. ${methodLabels[together.method]}.\n`);
    for (const warning of new Set([...platforms, together, ...others].flatMap(({ warnings }) => warnings))) out(`  Note: ${warning}\n`);
    out('\n');
    outAssumed(assumptions, problems);
  });
}

/** Columns that are asked for are platforms, whatever others look like it, where no option names the platforms. */
function withPlatforms({ mappings, source }: OpenedTable, options: Options): Options {
  if (options.platforms !== undefined) return options;
  const asked = [...new Set([...options.union, ...(options.rivals ?? [])])];
  const proposed = mappings.find((mapping) => mapping.kind === 'respondents');
  if (proposed === undefined) return options;
  return asked.every((name) => source.columns.includes(name)) && !asked.every((name) => proposed.platforms.includes(name)) ? { ...options, platforms: asked } : options;
}

function row(name: string, { reach, low, high }: ReachEstimate): string[] {
  const shown = (value: number | null): string => (value === null ? 'n/a' : formatShare(value));
  return [name, shown(reach), shown(low), shown(high)];
}

/** A platform of the data; a name that differs only in its case is taken for it. Throws `DataRefused` for any other. */
function platformOf(name: string, { platforms }: Audience, file: string): string {
  if (platforms.includes(name)) return name;
  const alike = platforms.filter((platform) => platform.toLowerCase() === name.toLowerCase());
  if (alike.length === 1) return alike[0]!;
  throw new DataRefused([problem('platform-not-in-data', `${file} has no platform "${name}".`, `Its platforms are ${quoted(platforms)}.`, { file })]);
}

/** A cohort of the data, or the only one that begins like the name ("Gen Z"). Throws `DataRefused` for any other. */
function cohortOf(wanted: string | undefined, { cohorts }: Audience, file: string): string {
  if (wanted === undefined) return EVERYONE;
  if (wanted === EVERYONE || cohorts.includes(wanted)) return wanted;
  const known = cohorts.filter((cohort) => cohort !== EVERYONE);
  const [begins, another] = known.filter((cohort) => cohort.toLowerCase().startsWith(wanted.toLowerCase()));
  if (begins !== undefined && another === undefined) return begins;
  throw new DataRefused([
    problem(
      'cohort-not-in-data',
      known.length === 0 ? `${file} has no column that names cohorts.` : `${file} has no cohort "${wanted}".`,
      known.length === 0 ? 'Name it with --cohort-column.' : `Its cohorts are ${quoted(known)}.`,
      { file },
    ),
  ]);
}
