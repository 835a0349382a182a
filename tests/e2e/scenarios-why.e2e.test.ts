import { expect, test } from 'vitest';
import { addStepOf, expectAccessible, freshWindows, openByButton } from './harness';

const opened = freshWindows('#/scenarios/acquire-all');

const text = async (id: string): Promise<string> => (await opened.page.getByTestId(id).innerText()).replace(/\s+/g, ' ');

/** Birch and Cedar: 30% and 10% merge to 40%, change 600; HHI 3,000 before with the rest known. */
const KNOWN = 'market,period,firm,share\nShoes,2024,Alder,40\nShoes,2024,Birch,30\nShoes,2024,Cedar,10\nShoes,2024,Elm,15\nShoes,2024,Fir,5\n';
/** 20% and 8.09% merge under 30%; the 41.91% of "Other" can lift an HHI of 1,689 to 2,018. */
const OPEN = 'market,period,firm,share\nBoots,2024,Alder,20\nBoots,2024,Birch,8.09\nBoots,2024,Cedar,30\nBoots,2024,Other,41.91\n';

async function merged(csv: string, market: string, one: string, other: string): Promise<void> {
  const { page } = opened;
  await openByButton(page, [{ name: `${market}.csv`, text: csv }]);
  await page.getByTestId('accept-data').click();
  await page.evaluate(() => void (window.location.hash = '#/scenarios/status-quo'));
  await page.getByTestId('candidate-markets').getByRole('button', { name: market }).click();
  await addStepOf(page, 'merge');
  for (const party of [one, other]) {
    await page.keyboard.type(party);
    await page.keyboard.press('Enter');
    // The next field takes the keyboard once the window has drawn it: no person types a name within that.
    await page.waitForTimeout(250);
  }
  await expect.poll(() => page.locator('.step').last().innerText(), { timeout: 20_000 }).toMatch(new RegExp(`${one} merges with ${other}`));
}

test('the working sets the formula with the numbers put in, and the parties add up to the change', async () => {
  const { page } = opened;
  await merged(KNOWN, 'Shoes', 'Birch', 'Cedar');
  await page.getByTestId('verdict-hhi').click();
  const working = page.locator('#verdict-working');
  expect(await working.locator('math').count()).toBe(3);
  expect(await working.getByRole('img', { name: /The change is 2 × 0\.3000 × 0\.1000 × 10,000: \+600/ }).count()).toBe(1);
  expect((await working.getByRole('row', { name: /^Birch 30\.0% 10\.0%/ }).innerText()).replace(/\s+/g, ' ')).toContain('300.00');
  await page.getByTestId('verdict-share').click();
  expect(await working.getByRole('img', { name: /plus Cedar 10\.0%: 40\.0%/ }).count()).toBe(1);
});

test('an outcome says by how much each test was passed, and a distance is tried and undone', async () => {
  const { page } = opened;
  await merged(KNOWN, 'Shoes', 'Birch', 'Cedar');
  await page.getByTestId('verdict-us-2023').click();
  const working = page.locator('#verdict-working');
  await expect.poll(() => working.innerText(), { timeout: 20_000 }).toContain('passed by 500 points');
  expect(await working.innerText()).toContain('passed by 10.0 pts');
  const attempt = page.getByTestId('distances').getByRole('button', { name: /^Try it: divest .* to New entrant$/ });
  await attempt.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => text('verdict-us-2023')).toContain('no presumption');
  expect(await page.locator('.step').count()).toBe(2);
  await page.getByTestId('undo').click();
  await expect.poll(() => text('verdict-us-2023')).toMatch(/presumption HHI/);
  expect(await page.locator('.step').count()).toBe(1);
  // Alder and the merged firm hold 40% each: a sale to Alder puts Alder itself over the line, and that is said.
  expect(await page.getByTestId('distances').innerText()).toMatch(/No divestiture to Alder clears it/);
});

test('where the unknown part decides, the strip, the table and the working say depends with the bounds', async () => {
  const { page } = opened;
  await merged(OPEN, 'Boots', 'Alder', 'Birch');
  await expect.poll(() => text('verdict-us-2023')).toContain('depends');
  expect(await text('verdict-us-2023')).toContain('HHI 1,689 to 2,018, turns at 1,800');
  expect((await page.getByTestId('candidate-markets').getByRole('row', { name: /Boots/ }).innerText()).replace(/\s+/g, ' ')).toContain('depends');
  await page.getByTestId('verdict-us-2023').click();
  const note = page.getByRole('note', { name: 'Depends on what is not known' });
  expect(await note.innerText()).toContain('41.9% of the market is not known firm by firm');
  expect(await note.innerText()).toContain('The answer turns at an HHI of 1,800.');
  await expectAccessible(page);
});

test('all rule sets answer at once, by date, from the strip and from Compare, and are exported as shown', async () => {
  const { page } = opened;
  await page.getByTestId('open-all-rules').focus();
  await page.keyboard.press('Enter');
  const matrix = page.getByTestId('rules-matrix');
  expect(await matrix.locator('tbody tr[data-status]').count()).toBeGreaterThanOrEqual(17);
  expect(await page.getByTestId('matrix-us-1982').innerText()).toMatch(/superseded 1984-06-14, unverified/);
  await page.getByTestId('rules-date').fill('2020-06-01');
  await expect.poll(() => page.getByTestId('matrix-us-2023').count()).toBe(0);
  expect(await page.getByTestId('matrix-us-2010').count()).toBe(1);
  expect(await matrix.locator('[data-status="draft"]').count()).toBe(0);
  const shown = await matrix.locator('tbody tr[data-status]').count();
  await matrix.getByRole('button', { name: 'Export all rule sets' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save table as CSV' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString('utf8').trim().split('\r\n').length).toBe(shown + 1);
  await expectAccessible(page);
  await page.getByTestId('place-nav-compare').click();
  await page.getByTestId('rules-matrix').waitFor();
  await expectAccessible(page);
});

test('the plane shows all scenarios, and its table opens the scenario and market of a point', async () => {
  const { page } = opened;
  await page.getByRole('tab', { name: 'HHI and change' }).click();
  await page.locator('[data-figure="plane"] .main-svg').first().waitFor();
  const points = page.getByTestId('plane-points');
  const one = await points.locator('tbody tr').count();
  await page.getByRole('radio', { name: 'All scenarios' }).click();
  await expect.poll(() => points.locator('tbody tr').count()).toBeGreaterThan(one);
  expect(await page.getByTestId('figure-plane').innerText()).toContain('pairs of scenario and market');
  await page.getByTestId('plane-rule').selectOption('eu-2004');
  await expect.poll(() => points.locator('thead').innerText()).toContain('EU 2004');
  await points.getByRole('button', { name: /^Status quo, / }).first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('Status quo');
  expect(await page.locator('.shell').innerText()).not.toMatch(/NaN|undefined|Infinity/);
  await expectAccessible(page);
});
