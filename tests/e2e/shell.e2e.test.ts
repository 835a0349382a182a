import { expect, test } from 'vitest';
import { expectAccessible, freshWindows, sampleShown } from './harness';

const opened = freshWindows();

const places = ['data', 'markets', 'scenarios', 'audience', 'compare', 'report'] as const;

test('the sample is on screen at the first start, with a line that says so and goes away', async () => {
  const { page } = opened;
  expect(await page.getByTestId('workspace-name').textContent()).toContain('Amazon and TikTok');
  const line = page.getByTestId('notice-sample');
  await expect.poll(() => line.isVisible()).toBe(true);
  await line.getByRole('button', { name: 'Dismiss' }).click();
  expect(await line.count()).toBe(0);
});

test('a scenario is added at the place of the scenarios in the tree', async () => {
  const { page } = opened;
  const scenarios = page.locator('[data-testid^="tree-scenarios/"]');
  const before = await scenarios.count();
  await page.getByTestId('place-nav-scenarios').hover();
  await page.getByTestId('add-scenario').click();
  await expect.poll(() => scenarios.count()).toBe(before + 1);
});

test('each place is reached by mouse, by keys and by address, and the address says where one is', async () => {
  const { page } = opened;
  for (const [i, place] of places.entries()) {
    await page.getByTestId(`place-nav-${place}`).click();
    await page.getByTestId(`place-${place}`).waitFor();
    expect(new URL(page.url()).hash).toMatch(new RegExp(`^#/${place}`));
    await page.keyboard.press(`Control+${((i + 1) % 6) + 1}`);
    await page.getByTestId(`place-${places[(i + 1) % 6]}`).waitFor();
  }
  await page.evaluate(() => void (window.location.hash = '#/audience'));
  await page.getByTestId('place-audience').waitFor();
  await page.goBack();
  expect(await page.getByTestId('place-audience').count()).toBe(0);
});

test('the tree is worked by keys: add, rename, duplicate, move and delete a scenario, each undone in turn', async () => {
  const { page } = opened;
  const scenarios = page.locator('[data-testid^="tree-scenarios/"]');
  const names = async (): Promise<string[]> => (await scenarios.locator('.tree-label').allTextContents()).map((name) => name.trim());
  const before = await names();
  await page.getByTestId('place-nav-scenarios').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F2');
  await page.keyboard.type('As it is');
  await page.keyboard.press('Enter');
  expect(await names()).toEqual(['As it is', ...before.slice(1)]);
  await page.keyboard.press('Control+d');
  expect((await names())[1]).toBe('As it is copy');
  await page.keyboard.press('Alt+ArrowDown');
  expect(await names()).toEqual(['As it is copy', 'As it is', ...before.slice(1)]);
  await page.keyboard.press('Delete');
  expect(await names()).toEqual(['As it is copy', ...before.slice(1)]);
  expect(await page.getByTestId('undo').getAttribute('title')).toBe('Undo delete "As it is" (Ctrl+Z)');
  for (let n = 0; n < 4; n++) await page.keyboard.press('Control+z');
  expect(await names()).toEqual(before);
  for (let n = 0; n < 4; n++) await page.keyboard.press('Control+Shift+z');
  expect(await names()).toEqual(['As it is copy', ...before.slice(1)]);
});

test('a scenario is dragged to another position', async () => {
  const { page } = opened;
  const rows = page.locator('[data-testid^="tree-scenarios/"]');
  const first = await rows.first().locator('.tree-label').textContent();
  const second = await rows.nth(1).locator('.tree-label').textContent();
  await rows.first().dragTo(rows.nth(1), { targetPosition: { x: 40, y: 20 } });
  expect(await rows.first().locator('.tree-label').textContent()).toBe(second);
  expect(await rows.nth(1).locator('.tree-label').textContent()).toBe(first);
});

test('the palette finds commands and items, and the sheet lists every shortcut', async () => {
  const { page } = opened;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('compare');
  await page.keyboard.press('Enter');
  await page.getByTestId('place-compare').waitFor();
  await page.getByTestId('palette').click();
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('status quo');
  await page.keyboard.press('Enter');
  await page.getByTestId('place-scenarios').waitFor();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.waitFor();
  expect(await sheet.textContent()).toContain('Ctrl+Shift+S');
  await page.keyboard.press('Escape');
  await expect.poll(() => sheet.count()).toBe(0);
});

test('the right panel folds away and the window remembers it', async () => {
  const { page } = opened;
  const panel = page.getByRole('complementary');
  await panel.waitFor();
  await page.keyboard.press('Control+j');
  expect(await panel.count()).toBe(0);
  await page.reload();
  await sampleShown(page);
  expect(await panel.count()).toBe(0);
  await page.getByTestId('toggle-panel').click();
  await panel.waitFor();
});

test('the frame and the Data place pass axe in light and dark', async () => {
  const { page } = opened;
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByTestId('place-nav-data').click();
    await expectAccessible(page);
    await page.locator('[data-testid^="tree-data/"]').first().click();
    await page.getByTestId('preview').waitFor();
    await expectAccessible(page);
  }
}, 240_000);

test('nothing overflows the window at 1024 x 700', async () => {
  const { page } = opened;
  await page.setViewportSize({ width: 1024, height: 700 });
  for (const place of places) {
    await page.getByTestId(`place-nav-${place}`).click();
    await page.getByTestId(`place-${place}`).waitFor();
    const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    expect(size).toEqual([1024, 700]);
  }
});

test('no request leaves the server', async () => {
  const { page } = opened;
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['blob:', 'data:'].includes(url.protocol) && url.origin !== new URL(opened.address).origin) elsewhere.push(request.url());
  });
  await page.reload();
  await sampleShown(page);
  for (const place of places) await page.getByTestId(`place-nav-${place}`).click();
  await expect.poll(() => page.getByTestId('status-engine').textContent(), { timeout: 60_000 }).toContain('ready');
  expect(elsewhere).toEqual([]);
});
