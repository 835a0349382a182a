import { beforeAll, expect, test } from 'vitest';
import { ruleSets } from '../../core/rules/rule-sets';
import { documentOf, file, freshBuild, proforma, refusal } from './run';

beforeAll(freshBuild, 120_000);

interface RulesDocument {
  readonly on: string | null;
  readonly rules: readonly Record<string, unknown>[];
}

async function rules(...args: string[]): Promise<RulesDocument> {
  const ran = await proforma('rules', ...args, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return documentOf(ran) as unknown as RulesDocument;
}

const ids = ({ rules: found }: RulesDocument): unknown[] => found.map(({ id }) => id);

test('all rule sets that ship, as data', async () => {
  const document = await rules();
  expect(document.on).toBeNull();
  expect(document.rules).toEqual(JSON.parse(JSON.stringify(ruleSets)));
});

test('those in force on a date: the first day counts, the day on which a text ends does not', async () => {
  const us = (document: RulesDocument): unknown[] => ids(document).filter((id) => String(id).startsWith('us-') && id !== 'us-bank-1995');
  expect(us(await rules('--on', '2023-12-17'))).toEqual(['us-2010']);
  expect(us(await rules('--on', '2023-12-18'))).toEqual(['us-2023']);
  expect(us(await rules('--on', '1990'))).toEqual(['us-1984']);
  expect(ids(await rules('--on', '2026-06'))).not.toContain('eu-2026-draft');
  expect((await rules('--on', '2024-02')).on).toBe('2024-02-29');
});

test('one in full, for a person: comparisons, limits, dates, status, citation', async () => {
  const { code, out } = await proforma('rules', 'us-2023');
  expect(code).toBe(0);
  expect(out).toMatch(/^us-2023: United States/);
  expect(out).toMatch(/^ {2}hhi +HHI > 1,800$/m);
  expect(out).toMatch(/^ {2}share +merged share > 30\.0%$/m);
  expect(out).toContain('(hhi and change) or (share and change)');
  expect(out).toContain('In force: 2023-12-18');
  expect(out).toContain('not a safe harbour');
  expect((await proforma('rules', 'de-gwb18')).out).toContain('share of the five largest firms ≥ 2/3');
  expect((await proforma('rules', 'uk-2021')).out).toContain('No tests');
  expect((await proforma('rules', 'us-1984')).out).toContain('not checked against the text itself');
  expect((await proforma('rules')).out).toMatch(/^ {2}us-2010 +United States +Horizontal Merger Guidelines 2010 +2010-08-19 +2023-12-18 +superseded$/m);
});

test.each([
  [['us-1066'], 'us-1066'],
  [['us-2010', '--on', '2024-01-01'], 'in force from 2010-08-19 until 2023-12-18'],
  [['--on', 'yesterday'], '2015-06-30'],
  [['--on', '2023-02-30'], '2015-06-30'],
])('rules %j is wrong usage', async (args, word) => {
  const ran = await proforma('rules', ...args);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(word);
});

const shares = 'firm,share\nA,30\nB,25\nC,20\nD,15\nE,10\n';
const outcomesOf = async (...args: string[]): Promise<readonly { readonly rule: string; readonly outcome: string }[]> => {
  const ran = await proforma('screen', file(shares), '--merge', 'A+C', ...args, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return (documentOf(ran)['markets'] as { readonly outcomes: readonly { readonly rule: string; readonly outcome: string }[] }[])[0]!.outcomes;
};
const rulesOf = async (...args: string[]): Promise<string[]> => (await outcomesOf(...args)).map(({ rule }) => rule);

test('--guidelines all reads every set, with --on those in force then', async () => {
  expect(await rulesOf('--guidelines', 'all')).toEqual(ruleSets.map(({ id }) => id));
  const then = ids(await rules('--on', '2015-06-30'));
  expect(await rulesOf('--guidelines', 'all', '--on', '2015-06-30')).toEqual(then);
  expect(await rulesOf('--on', '2015-06-30')).toEqual(then);
  expect(then).toContain('us-2010');
  expect(then).not.toContain('us-2023');
});

test('--on leaves out what is named and was not in force, and says so; where none is left it is wrong usage', async () => {
  const args = ['screen', file(shares), '--merge', 'A+C', '--guidelines', 'us-2010,us-2023', '--on', '2015'];
  const document = documentOf(await proforma(...args, '--json'));
  expect(document['on']).toBe('2015-12-31');
  expect(document['guidelines']).toMatchObject([{ rule: 'us-2010', status: 'superseded', inForce: '2010-08-19', ended: '2023-12-18' }]);
  expect((document['assumptions'] as string[]).join(' ')).toContain('us-2023 is left out: it is in force since 2023-12-18.');
  expect(await proforma('screen', file(shares), '--merge', 'A+C', '--guidelines', 'us-2023', '--on', '2015')).toMatchObject({ code: 2, out: '' });
});

test('many rule sets are one line each for a person', async () => {
  const { out } = await proforma('screen', file(shares), '--merge', 'A+C', '--guidelines', 'all');
  expect(out).toMatch(/^ {2}us-2023 +United States +presumption +HHI 3,450 > 1,800 and change 1,200 > 100$/m);
  expect(out).toMatch(/^ {2}uk-2021 +United Kingdom +no structural threshold/m);
});

const own = {
  id: 'house', jurisdiction: 'House view', title: 'Two thousand', inForce: '2020-01-01', ended: null, status: 'in force', citation: 'Our memo',
  scales: [], tests: [{ id: 'hhi', quantity: 'postHhi', comparison: '>=', limit: 3450 }],
  outcomes: [{ id: 'look', when: 'hhi', label: 'look closer', consequence: 'We look closer.', severity: 'caution' }, { id: 'pass', when: null, label: 'pass', consequence: 'We do not.', severity: 'clear' }],
  findings: [],
};
const json = (value: unknown, name?: string): string => file(JSON.stringify(value, null, 1), name ?? `rules-${Math.random()}.json`);

test('a rule set of one\'s own, read beside the others: its limit is met exactly', async () => {
  const path = json(own);
  expect(await outcomesOf('--rules', path)).toMatchObject([{ rule: 'us-2023' }, { rule: 'eu-2004' }, { rule: 'house', outcome: 'look' }]);
  expect(await rulesOf('--rules', path, '--guidelines', 'house')).toEqual(['house']);
  expect(await rulesOf('--rules', path, '--guidelines', 'eu-2004', '--rules', json([{ ...own, id: 'house-2' }]))).toEqual(['eu-2004', 'house', 'house-2']);
  expect(ids(await rules('--rules', path)).at(-1)).toBe('house');
  expect((await proforma('rules', 'house', '--rules', path)).out).toContain('HHI ≥ 3,450');
});

test('what "rules --json" prints can be changed and read again', async () => {
  const printed = await proforma('rules', 'us-2023', '--json');
  const path = file(printed.out.replace('"id": "us-2023"', '"id": "us-2023-draft"').replace(/("comparison": ">",\s+"limit": )(1800|0\.3)\b/g, (_, before: string, limit: string) => `${before}${limit === '0.3' ? 0.6 : 4000}`), 'changed.json');
  expect(await outcomesOf('--rules', path, '--guidelines', 'us-2023-draft')).toMatchObject([{ outcome: 'no_presumption' }]);
  const { out } = await proforma('rules', 'us-2023-draft', '--rules', path);
  expect(out).toContain('HHI > 4,000');
});

test.each([
  ['no JSON', '{"id": "x",\n "tests": [1,,2]\n}', { code: 'not-json', row: 2 }],
  ['half a file', '{"id": "x",\n', { code: 'not-json', row: 2 }],
  ['another kind of document', '[1]', { code: 'rule-set-invalid', row: 1, column: '0' }],
  ['a missing key', JSON.stringify({ ...own, title: undefined }, null, 1), { code: 'rule-set-invalid', column: 'title', row: 1 }],
  ['an unknown quantity', JSON.stringify({ ...own, tests: [{ ...own.tests[0], quantity: 'hhi' }] }, null, 1), { code: 'rule-set-invalid', column: 'tests.0.quantity', row: 13 }],
  ['an unknown sign', JSON.stringify({ ...own, tests: [{ ...own.tests[0], comparison: '=' }] }, null, 1), { code: 'rule-set-invalid', column: 'tests.0.comparison' }],
  ['text for a limit', JSON.stringify({ ...own, tests: [{ ...own.tests[0], limit: '1800' }] }, null, 1), { code: 'rule-set-invalid', column: 'tests.0.limit' }],
  ['a condition on a test that there is not', JSON.stringify({ ...own, outcomes: [{ ...own.outcomes[0], when: 'share' }, own.outcomes[1]] }, null, 1), { code: 'rule-set-invalid', column: 'outcomes' }],
  ['no outcome for the rest', JSON.stringify({ ...own, outcomes: [own.outcomes[0]] }, null, 1), { code: 'rule-set-invalid', column: 'outcomes.0' }],
  ['no date', JSON.stringify({ ...own, inForce: '1 May' }, null, 1), { code: 'rule-set-invalid', column: 'inForce', row: 5 }],
  ['the id of a set that ships', JSON.stringify({ ...own, id: 'us-2023' }, null, 1), { code: 'rule-id-taken', column: 'id', row: 2 }],
  ['one id twice', JSON.stringify([own, own]), { code: 'rule-id-taken', column: 'id' }],
])('a file of rules is refused with its place: %s', async (_, content, place) => {
  const found = await refusal('rules', '--rules', file(content, 'mine.json'));
  expect(found).toMatchObject({ ...place, file: 'mine.json' });
  expect(found.remedy.length).toBeGreaterThan(10);
  expect(found.message).not.toMatch(/undefined|Invalid input/);
});

test('a file of rules that is not there', async () => {
  expect(await refusal('screen', file(shares), '--merge', 'A+C', '--rules', '/no/rules.json')).toMatchObject({ code: 'file-not-found' });
});
