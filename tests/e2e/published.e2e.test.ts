import { expect, test } from 'vitest';
import { expectAccessible, freshWindows } from './harness';

const opened = freshWindows('#/scenarios/acquire-all');

const clean = (text: string): string => text.replace(/\s+/g, ' ');

/** Shares of 65, 17.4 and 15.4: the two smaller give 2 x 17.4 x 15.4 = 535.92, where the text says 510. */
async function typeOpinion(): Promise<void> {
  const { page } = opened;
  await page.getByTestId('published-new').click();
  await page.getByTestId('published-add-firm').click();
  for (const [at, firm, share] of [[1, 'Alder', '65'], [2, 'Birch', '17.4'], [3, 'Cedar', '15.4']] as const) {
    await page.getByTestId(`published-firm-${at}`).fill(firm);
    await page.getByTestId(`published-share-${at}`).fill(share);
  }
  await page.getByRole('checkbox', { name: 'Birch merges' }).check();
  await page.getByRole('checkbox', { name: 'Cedar merges' }).check();
  await page.getByTestId('published-hhiAfter').fill('more than 3,100');
  await page.getByTestId('published-change').fill('510');
}

test('printed figures are compared as they are typed, and each says whether it agrees', async () => {
  const { page } = opened;
  await page.getByTestId('open-published').click();
  await typeOpinion();
  expect(clean(await page.getByTestId('claim-change').innerText())).toMatch(/510 535\.92 \S+ to \S+ does not agree/);
  expect(clean(await page.getByTestId('claim-hhiAfter').innerText())).toContain('agrees');
  await page.getByTestId('published-change').fill('536');
  await expect.poll(() => page.getByTestId('claim-change').innerText()).toContain('agrees as printed');
  await page.getByTestId('published-result').getByText('What other tools and conventions give').click();
  expect(await page.getByTestId('published-result').innerText()).toContain('normalised HHI');
  expect(await page.locator('.shell').innerText()).not.toMatch(/NaN|undefined|Infinity/);
  await expectAccessible(page);
});

test('what is wrong stands at its field, and the rest stays', async () => {
  const { page } = opened;
  await page.getByTestId('open-published').click();
  await typeOpinion();
  await page.getByTestId('published-share-1').fill('sixty');
  const field = page.getByTestId('published-share-1');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const problem = page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`);
  expect(await problem.innerText()).toMatch(/^"sixty" is not a share\./);
  await page.getByRole('checkbox', { name: 'Cedar merges' }).uncheck();
  expect(await page.getByTestId('published-parties-problem').innerText()).toContain('second firm');
  await expectAccessible(page);
  await page.getByTestId('published-share-1').fill('65');
  await page.getByRole('checkbox', { name: 'Cedar merges' }).check();
  expect(clean(await page.getByTestId('claim-change').innerText())).toContain('535.92');
});

test('checks are several, filled from the open market, undone one by one, and kept while another place is open', async () => {
  const { page } = opened;
  await page.getByTestId('open-published').click();
  await typeOpinion();
  await page.getByTestId('published-prefill').click();
  await expect.poll(() => page.getByTestId('published-choice').locator('option').count()).toBe(2);
  expect(await page.getByTestId('published-firm-1').inputValue()).toBe('Amazon');
  for (const figure of ['hhiBefore', 'hhiAfter', 'change']) expect(await page.getByTestId(`claim-${figure}`).innerText()).not.toContain('does not agree');
  await page.getByTestId('place-nav-compare').click();
  await page.getByTestId('place-nav-scenarios').click();
  expect(await page.getByTestId('published-firm-1').inputValue()).toBe('Amazon');
  await page.getByTestId('undo').click();
  await expect.poll(() => page.getByTestId('published-choice').locator('option').count()).toBe(1);
  expect(await page.getByTestId('published-change').inputValue()).toBe('510');
  await page.getByTestId('undo').click();
  await expect.poll(() => page.getByTestId('published-change').inputValue()).toBe('');
  expect(await page.getByTestId('published-hhiAfter').inputValue()).toBe('more than 3,100');
});

test('an opinion can be checked without any data, by keys', async () => {
  const { page } = opened;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('New workspace');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Check published');
  await page.keyboard.press('Enter');
  await typeOpinion();
  expect(clean(await page.getByTestId('claim-change').innerText())).toContain('does not agree');
  expect(await page.getByTestId('published-prefill').isDisabled()).toBe(true);
});
