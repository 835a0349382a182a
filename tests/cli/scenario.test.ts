import { beforeAll, expect, test } from 'vitest';
import reference from '../golden/scenario-merge-divest-exit.json';
import { documentOf, file, freshBuild, proforma, refusal } from './run';

beforeAll(freshBuild, 120_000);

interface StepRow {
  readonly type: string;
  readonly sentence: string;
  readonly applied: boolean;
  readonly notes: readonly string[];
  readonly hhi: number;
  readonly change: number;
  readonly shares: Readonly<Record<string, number>>;
}

interface Market {
  readonly hhi: { readonly before: number; readonly after: number; readonly change: number };
  readonly size: number;
  readonly oldBase: { readonly hhi: number } | null;
  readonly incentives: { readonly mhhiDelta: number; readonly approximate: boolean; readonly interests: readonly { readonly delta: number }[] } | null;
  readonly steps: readonly StepRow[];
  readonly curves: readonly { readonly step: number; readonly crossings: readonly { readonly at: number }[]; readonly parts: readonly { readonly rule: string; readonly parts: readonly { readonly outcome: string | null }[] }[] }[];
}

const stepsFile = (...steps: readonly unknown[]): string => file(JSON.stringify({ steps }, null, 1));
const scenario = async (shares: string, steps: string, ...args: string[]): Promise<{ document: Record<string, unknown>; markets: readonly Market[] }> => {
  const ran = await proforma('scenario', shares, '--steps', steps, ...args, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  const document = documentOf(ran);
  return { document, markets: document['markets'] as Market[] };
};

const six = (): string => file('firm,share\nA,0.3\nB,0.22\nC,0.18\nD,0.14\nE,0.1\nF,0.06\n');

test('the reference scenarios, step by step', async () => {
  for (const { id, steps } of reference.inputs.scenarios.filter(({ id: one }) => one === 'exit-with-leakage' || one === 'sequence')) {
    const wanted = reference.expected.scenarios.find((one) => one.id === id)!;
    const { markets } = await scenario(six(), stepsFile(...steps));
    expect(markets[0]!.steps.map(({ type }) => type)).toEqual(wanted.steps.map(({ step }) => step));
    wanted.steps.forEach((step, i) => {
      const row = markets[0]!.steps[i]!;
      expect(row.hhi).toBeCloseTo(step.hhi_points, 7);
      expect(row.change).toBeCloseTo(step.change_in_step_points, 7);
      expect(Object.keys(row.shares).sort()).toEqual(Object.keys(step.shares).sort());
      for (const [firm, share] of Object.entries(step.shares)) expect(row.shares[firm]).toBeCloseTo(share as number, 10);
    });
  }
});

test('what leaves the market, incentives, a range, and a person who reads it', async () => {
  const steps = stepsFile(
    { type: 'exit', firm: 'D', ban: true, diversion: { A: 0.35, B: 0.25, C: 0.15, E: 0.05 } },
    { type: 'partner', firm: 'A', partners: [{ firm: 'B', earns: 0.08, pays: 0.02 }] },
    { type: 'divest', from: 'A', to: 'F', share: 0.01, sweep: { field: 'share', low: 0, high: 1 } },
    { type: 'merge', parties: ['C', 'E'] },
  );
  const { markets } = await scenario(six(), steps);
  const [market] = markets;
  expect(market!.size).toBeCloseTo(0.972, 12);
  expect(market!.oldBase!.hhi).toBeCloseTo(market!.hhi.after * 0.972 ** 2, 6);
  const { A, B } = market!.steps.at(-1)!.shares;
  expect(market!.incentives!.mhhiDelta).toBeCloseTo(10_000 * 0.1 * A! * B!, 7);
  expect(market!.incentives).toMatchObject({ approximate: true, interests: [{}, {}] });
  expect(market!.curves).toMatchObject([{ step: 2, parts: [{ rule: 'us-2023' }, { rule: 'eu-2004' }] }]);
  const person = await proforma('scenario', six(), '--steps', steps);
  expect(person).toMatchObject({ code: 0, err: '' });
  expect(person.out).toContain('1. D is banned: 35% to A, 25% to B, 15% to C and 5% to E, 20% is lost to the market\n');
  expect(person.out).toContain('Size of the market: 97.2% of what it was. On the old base the HHI is');
  expect(person.out).toContain('an approximation');
  expect(person.out).toContain('not read against it');
  expect(person.out).toContain('Step by step');
  expect(person.out).toMatch(/Share that A divests, from 0\.0% to 3/);
});

test('steps apply in their markets and from their period on', async () => {
  const shares = file('market,year,firm,share\nX,2023,A,60\nX,2023,B,40\nX,2024,A,60\nX,2024,B,40\nY,2024,A,50\nY,2024,B,50\n');
  const { markets } = await scenario(shares, stepsFile({ type: 'expand', firm: 'A', share: 0.1, since: '2024', markets: ['X'] }));
  expect(markets.map(({ steps }) => steps[0]!.applied)).toEqual([false, true, false]);
  expect(markets[1]!.steps[0]!.sentence).toBe('A gains 10% of the market, taken from the others in proportion to their shares, from 2024 on');
  expect(markets[0]!.steps[0]!.notes).toEqual(['applies from 2024 on']);
});

test('owners are followed, and what an owner must sell is not its owner', async () => {
  const owners = file('product,firm\nTikTok,ByteDance\n');
  const shares = file('firm,share\nAmazon,40\nTikTok,10\nMeta,50\n');
  const { markets } = await scenario(shares, stepsFile({ type: 'transfer', asset: 'TikTok', from: 'ByteDance', to: 'Amazon', share: 0.1 }), '--owners', owners);
  expect(markets[0]!.steps[0]!.shares).toMatchObject({ Amazon: expect.closeTo(0.5, 12) as number, Meta: 0.5 });
});

test('a firm, a field and a market that are not there are warnings', async () => {
  const ran = await proforma('scenario', six(), '--steps', stepsFile({ type: 'expand', firm: 'Zed', share: 0.1, shre: 1, markets: ['Nowhere'] }), '--json');
  expect(ran.code).toBe(0);
  const problems = documentOf(ran)['problems'] as { code: string; severity: string; row: number | null }[];
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['party-not-in-data', 'warning'], ['unknown-field', 'warning'], ['market-not-in-data', 'warning']]);
  expect(problems[1]!.row).toBeGreaterThan(1);
});

test('refusals name the line and the remedy', async () => {
  expect(await refusal('scenario', six(), '--steps', file('{\n "steps": [\n  {"type": "merge" "parties": []}\n ]\n}\n', 'bad.json'))).toMatchObject({ code: 'not-json', file: 'bad.json', row: 3 });
  expect(await refusal('scenario', six(), '--steps', file('[]'))).toMatchObject({ code: 'no-steps' });
  expect(await refusal('scenario', six(), '--steps', '/no/such/steps.json')).toMatchObject({ code: 'file-not-found' });
  const unknown = await refusal('scenario', six(), '--steps', stepsFile({ type: 'acquire', parties: ['A', 'B'] }));
  expect(unknown).toMatchObject({ code: 'unknown-step', row: 4, column: 'type' });
  expect(unknown.message).toContain('"acquire"');
  expect(unknown.remedy).toContain('"merge"');
  const above = await refusal('scenario', six(), '--steps', stepsFile({ type: 'exit', firm: 'D', diversion: { A: 0.7, B: 0.4 } }));
  expect(above).toMatchObject({ code: 'step-invalid', column: 'diversion' });
  expect(above.message).toContain('add up to 110%');
  const missing = await refusal('scenario', six(), '--steps', stepsFile({ type: 'divest', from: 'A', share: 0.1 }));
  expect(missing.message).toMatch(/"to": .*missing/);
  expect(await refusal('scenario', six(), '--steps', stepsFile({ type: 'divest', from: 'F', to: 'A', share: 0.5 }))).toMatchObject({ code: 'divest-too-large', remedy: 'Divest at most 6%.' });
});

test('wrong usage: no steps, and ranges', async () => {
  expect((await proforma('scenario', six())).code).toBe(2);
  expect((await proforma('scenario', six(), '--steps', stepsFile(), '--intervals')).code).toBe(2);
});

test('no steps are the market as it is', async () => {
  const { markets } = await scenario(six(), stepsFile());
  expect(markets[0]).toMatchObject({ hhi: { change: 0 }, size: 1, oldBase: null, incentives: null, steps: [], curves: [] });
});
