import { expect, test } from 'vitest';
import { addStepOf, expectAccessible, freshWindows } from './harness';

const opened = freshWindows('#/scenarios/acquire-all');

const KINDS = ['merge', 'stake', 'partner', 'divest', 'transfer', 'exit', 'enter', 'expand', 'adjust'];
const text = async (id: string): Promise<string> => (await opened.page.getByTestId(id).innerText()).replace(/\s+/g, ' ');
const cards = async (): Promise<string[]> => (await opened.page.locator('.step').allInnerTexts()).map((card) => card.replace(/\s+/g, ' '));
const undoName = async (): Promise<string | null> => opened.page.getByTestId('undo').getAttribute('aria-label');

test('every kind of step begins filled in, is accessible, and is undone by its name', async () => {
  const { page } = opened;
  for (const kind of KINDS) {
    const before = await text('verdict-hhi');
    await addStepOf(page, kind);
    expect(await page.locator('.step[data-open="true"] .step-form input').count(), kind).toBeGreaterThan(0);
    expect(await page.locator('.shell').innerText()).not.toMatch(/NaN|undefined|Infinity/);
    if (['partner', 'exit', 'adjust'].includes(kind)) await expectAccessible(page);
    expect(await undoName()).not.toBe('Undo');
    await page.getByTestId('undo').click();
    await expect.poll(() => text('verdict-hhi')).toBe(before);
    await expect.poll(() => page.locator('.step').count()).toBe(1);
  }
});

test('steps are put in order by keys, duplicated and copied, each card with the HHI after it and the focus kept', async () => {
  const { page } = opened;
  await addStepOf(page, 'divest');
  expect(await cards()).toEqual([expect.stringContaining('HHI 1,792 +51'), expect.stringContaining('HHI 1,509 −283')]);
  await page.locator('.step-sentence').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await cards())[0]).toContain('Amazon divests 5%');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Amazon divests 5%');
  expect((await cards())[1]).toContain('HHI 1,509');
  await page.getByTestId('step-menu-1').click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect.poll(() => page.locator('.step').count()).toBe(3);
  expect(await undoName()).toBe('Undo duplicate divest 5.0% to Walmart');
  await page.getByTestId('step-menu-1').click();
  await page.getByRole('menuitem', { name: 'Status quo' }).click();
  expect(await undoName()).toBe('Undo copy divest 5.0% to Walmart to Status quo');
  await page.evaluate(() => void (window.location.hash = '#/scenarios/status-quo'));
  await expect.poll(cards).toEqual([expect.stringContaining('Amazon divests 5%')]);
});

test('a number over a range is a curve with its limits as a table, and what it takes is tried and undone', async () => {
  const { page } = opened;
  await addStepOf(page, 'divest');
  await page.getByTestId('step-range-2').click({ force: true });
  await page.locator('[data-figure="curve"] .main-svg').first().waitFor();
  expect(await page.getByTestId('figure-curve').innerText()).toContain('No presumption up to 34.0%, presumption beyond');
  expect((await page.getByTestId('curve-turns').innerText()).replace(/\s+/g, ' ')).toMatch(/above 34\.0% the change rises to 100 presumption/);
  await page.getByTestId('range-high').fill('20');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('figure-curve').innerText()).toContain('No presumption at every value from 0.0% to 20.0%');
  await page.getByTestId('range-low').fill('30%');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.range-ends [role="alert"]').innerText()).toContain('give less than 20%');
  await page.keyboard.press('Escape');
  await page.getByTestId('what-it-takes-2').click();
  await page.getByRole('button', { name: /^Try: Amazon divests 34\.1%/ }).click();
  await expect.poll(() => text('verdict-us-2023')).toMatch(/presumption HHI/);
  await expectAccessible(page);
  await page.getByTestId('undo').click();
  await expect.poll(() => text('verdict-us-2023')).toContain('no presumption');
  await page.getByTestId('divest-from').fill('Amazn');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Use Amazon' }).click();
  await expect.poll(() => page.getByTestId('divest-from').inputValue()).toBe('Amazon');
});

test('a partnership and a ban say what no rule reads: incentives, the old base and the reach that is lost', async () => {
  const { page } = opened;
  await page.evaluate(() => void (window.location.hash = '#/scenarios/status-quo'));
  await addStepOf(page, 'partner');
  expect(await text('verdict-us-2023')).toContain('no rule applies a partnership passes no control');
  expect(await text('verdict-reach')).toMatch(/Partnership reach .* Gen Z, synthetic, over Amazon alone/);
  expect(await text('beside-hhi')).toMatch(/MHHI change \+17 beside an HHI change of 0, an approximation.*No HHI threshold is read against it\./);
  await page.getByTestId('undo').click();
  await addStepOf(page, 'exit');
  await page.getByRole('radio', { name: 'To each firm' }).click({ force: true });
  const table = page.getByTestId('exit-diversion');
  await table.locator('input').first().fill('10,5');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await table.innerText()).replace(/\s+/g, ' ')).toMatch(/Lost to the market \d/);
  expect(await text('beside-hhi')).toMatch(/leaves it\. All shares and the HHI are of the smaller market.*New base Old base HHI/);
  await table.locator('input').first().fill('100');
  await page.keyboard.press('Enter');
  await expect.poll(() => table.getByRole('alert').innerText()).toMatch(/The others leave \d+%: give at most that\./);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
});
