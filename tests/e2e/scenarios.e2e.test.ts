import { expect, test } from 'vitest';
import { addStepOf, expectAccessible, freshWindows, openByButton } from './harness';

const opened = freshWindows('#/scenarios/acquire-all');

const text = async (id: string): Promise<string> => (await opened.page.getByTestId(id).innerText()).replace(/\s+/g, ' ');

/** Shares of 40, 30, 20 and 10 percent: HHI 3,000; the second and third together add 2 x .3 x .2 x 10,000 = 1,200. */
const FOUR_FIRMS = 'market,period,firm,share\nShoes,2024,Alder,40\nShoes,2024,Birch,30\nShoes,2024,Cedar,20\nShoes,2024,Elm,10\n';

async function openFourFirms(): Promise<void> {
  const { page } = opened;
  await openByButton(page, [{ name: 'shoes.csv', text: FOUR_FIRMS }]);
  await page.getByTestId('accept-data').click();
  await page.getByTestId('place-nav-scenarios').click();
  await page.getByTestId('candidate-markets').getByRole('button', { name: 'Shoes' }).click();
}

test('the sample shows HHI before, after and change, both screens in their own words, share and reach', async () => {
  expect(await text('verdict-hhi')).toMatch(/1,741 → 1,792 \+51/);
  expect(await text('verdict-us-2023')).toContain('no presumption');
  expect(await text('verdict-us-2023')).toContain('change 51 ≤ 100');
  expect(await text('verdict-eu-2004')).toContain('no concern ordinarily');
  expect(await text('verdict-share')).toContain('41.5%');
  expect(await text('verdict-reach')).toMatch(/\d\d\.\d% \+\d\.\d pts/);
  expect(await text('verdict-reach')).toContain('synthetic');
});

test('every market definition stands on the first screen, and a click makes it the open one', async () => {
  const { page } = opened;
  const table = page.getByTestId('candidate-markets');
  expect(await table.locator('tbody tr').count()).toBe(4);
  const bottom = await table.evaluate((element) => element.getBoundingClientRect().bottom);
  expect(bottom).toBeLessThan(900);
  await table.getByRole('button', { name: 'Social shopping, by card spend' }).click();
  expect(await text('verdict-hhi')).toMatch(/5,599 → 5,599 0/);
  expect(await table.locator('[aria-current="true"]').innerText()).toBe('Social shopping, by card spend');
});

test('a verdict opens its working: each test with value, sign, limit and distance, and the numbers put in', async () => {
  const { page } = opened;
  await page.getByTestId('verdict-us-2023').click();
  const working = page.locator('#verdict-working');
  expect((await working.getByRole('row', { name: /Merged share/ }).innerText()).replace(/\s+/g, ' ')).toMatch(/41\.5% > 30\.0% passed by 11\.5 pts/);
  expect(await working.innerText()).toContain('18 December 2023');
  await page.getByTestId('verdict-hhi').click();
  expect(await working.getByRole('img', { name: /^The change is 2 × 0\.4/ }).count()).toBe(1);
  expect((await working.getByRole('row', { name: /^Walmart/ }).innerText()).replace(/\s+/g, ' ')).toMatch(/8\.2% 67\.24 8\.2% 67\.24 0 \d+/);
  await page.getByTestId('verdict-reach').click();
  expect(await working.innerText()).toContain('weighted sample');
});

test('a deal is composed by keys alone: a merger, then a divestiture, each undone in turn', async () => {
  const { page } = opened;
  await openFourFirms();
  await page.getByTestId('place-nav-scenarios').focus();
  await page.evaluate(() => void (window.location.hash = '#/scenarios/status-quo'));
  expect(await text('verdict-hhi')).toMatch(/3,000 → 3,000 0/);
  await page.getByTestId('add-step').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Two or more firms become one.');
  await page.keyboard.press('Enter');
  // What it begins with says something already: the largest two.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('step-party-1');
  expect(await text('verdict-hhi')).toMatch(/3,000 → 5,400 \+2,400/);
  await page.keyboard.type('Birch');
  await page.keyboard.press('Enter');
  // The next field takes the keyboard once the window has drawn it.
  await page.waitForTimeout(250);
  await page.keyboard.type('cedar');
  await page.keyboard.press('Enter');
  await expect.poll(() => text('verdict-hhi')).toMatch(/3,000 → 4,200 \+1,200/);
  expect(await text('verdict-share')).toContain('50.0%');
  expect(await text('verdict-us-2023')).toContain('presumption HHI 4,200 > 1,800 and change 1,200 > 100');

  await page.getByTestId('add-step').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Two or more firms become one.');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByTestId('divest-share-field').fill('20');
  await page.keyboard.press('Enter');
  // The merged firm keeps 30, Alder has 60: 3,600 + 900 + 100.
  await expect.poll(() => text('verdict-hhi')).toMatch(/3,000 → 4,600 \+1,600/);
  await page.keyboard.press('Escape');
  await page.getByTestId('undo').click();
  await page.getByTestId('undo').click();
  await expect.poll(() => text('verdict-hhi')).toMatch(/3,000 → 4,200 \+1,200/);
  expect(await page.getByTestId('undo').getAttribute('aria-label')).toBe('Undo merge Birch with Cedar');
  for (let i = 0; i < 3; i++) await page.getByTestId('undo').click();
  await expect.poll(() => text('verdict-hhi')).toMatch(/3,000 → 3,000 0/);
});

test('a drag of the share is one undo step, and the strip and the figure follow while it moves', async () => {
  const { page } = opened;
  await addStepOf(page, 'divest');
  const slider = page.getByTestId('divest-share-slider');
  await expect.poll(() => slider.inputValue()).toBe('50');
  const seen = new Set<string>();
  const box = (await slider.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.13, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 0; i <= 12; i++) {
    await page.mouse.move(box.x + box.width * (0.13 + i * 0.05), box.y + box.height / 2);
    seen.add(await text('verdict-hhi'));
  }
  await page.mouse.up();
  expect(seen.size).toBeGreaterThan(6);
  expect(await page.getByTestId('divest-share-slider').inputValue()).not.toBe('50');
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName('step-to-figure', 'measure').length)).toBeGreaterThan(5);
  expect(await page.getByTestId('undo').getAttribute('aria-label')).toMatch(/^Undo divest \d+\.\d% to Walmart$/);
  await page.getByTestId('undo').click();
  await expect.poll(() => slider.inputValue()).toBe('50');
});

test('a step can be muted, confined, moved and removed, and says why it has no effect', async () => {
  const { page } = opened;
  const before = await text('verdict-hhi');
  await page.getByRole('button', { name: 'Mute this step' }).click();
  await expect.poll(() => text('verdict-hhi')).toMatch(/1,741 → 1,741 0/);
  await page.getByRole('button', { name: 'Unmute this step' }).click();
  await expect.poll(() => text('verdict-hhi')).toBe(before);

  await page.locator('.step-scope summary').click();
  await page.locator('.step-scope').getByRole('checkbox', { name: 'US online retail' }).click({ force: true });
  await expect.poll(() => page.locator('.step-effect').innerText()).toContain('confined to other markets');
  await page.getByTestId('undo').click();
  await expect.poll(() => text('verdict-hhi')).toBe(before);

  await addStepOf(page, 'divest');
  await page.getByTestId('step-menu-2').click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect.poll(() => page.locator('.step').first().innerText()).toContain('divests');
  await page.getByTestId('step-menu-1').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect.poll(() => text('verdict-hhi')).toBe(before);
});

test('what cannot be divested is said at the step, and the earlier numbers stand', async () => {
  const { page } = opened;
  await addStepOf(page, 'divest');
  await page.getByTestId('divest-share-field').fill('90%');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.step-why').innerText()).toMatch(/Amazon holds 41\.52% of US online retail, less than the 90% to be divested\. Divest at most 41\.52%\./);
  expect(await text('verdict-hhi')).toMatch(/1,741 → 1,792 \+51/);
  await page.getByTestId('divest-share-field').fill('five');
  expect(await page.getByTestId('divest-share-field').getAttribute('aria-invalid')).toBe('true');
});

test('figures switch by tab, show their table, and export as CSV and SVG with title and source', async () => {
  const { page } = opened;
  for (const [tab, id] of [['Contributions', 'contributions'], ['HHI and change', 'plane'], ['Definitions', 'definitions'], ['Shares before and after', 'before-after']] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await page.locator(`[data-figure="${id}"] .main-svg`).first().waitFor();
  }
  const figure = page.locator('figure.figure');
  await figure.getByRole('radio', { name: 'Table' }).click();
  expect(await figure.getByRole('table').innerText()).toContain('Walmart');
  await figure.focus();
  await page.keyboard.press('Control+e');
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save table as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await page.keyboard.press('Control+e');
  const svg = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save figure as SVG' }).click();
  const stream = await (await svg).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const drawn = Buffer.concat(chunks).toString('utf8');
  expect(drawn).toContain('would hold 41.5%');
  expect(drawn).toContain('Includes estimates');
  await page.keyboard.press('Control+e');
  const png = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save figure as PNG' }).click();
  expect((await png).suggestedFilename()).toMatch(/\.png$/);
});

test('nothing on the screen is NaN, undefined or minus zero in any scenario and market', async () => {
  const { page } = opened;
  const scenarios = await page.locator('[data-testid^="tree-scenarios/"]').all();
  for (const scenario of scenarios) {
    await scenario.click();
    for (const market of await page.getByTestId('candidate-markets').locator('tbody button').all()) {
      await market.click();
      expect(await page.locator('.shell').innerText()).not.toMatch(/NaN|undefined|Infinity|[-−]0(\.0+)?(%|\b(?![.,]\d))|\d\.\d{8,}/);
    }
  }
});

test('a workspace without a market says what belongs here', async () => {
  const { page } = opened;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('New workspace');
  await page.keyboard.press('Enter');
  await page.getByTestId('place-nav-scenarios').click();
  await expect.poll(() => page.getByTestId('place-scenarios').innerText()).toContain('Open a file of market shares');
});

test('the main screen is accessible in light and dark, wide and narrow', async () => {
  await opened.page.getByTestId('verdict-us-2023').click();
  await expectAccessible(opened.page);
  await opened.page.getByTestId('verdict-hhi').click();
  await opened.page.locator('.step-scope summary').click();
  await opened.page.emulateMedia({ colorScheme: 'dark' });
  await opened.page.setViewportSize({ width: 1024, height: 700 });
  await opened.page.waitForTimeout(300);
  await expectAccessible(opened.page);
  const wide = await opened.page.evaluate(() => document.querySelector('.pane-centre')!.scrollWidth - document.querySelector('.pane-centre')!.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
