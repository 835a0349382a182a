import { expect, test } from 'vitest';
import { expectAccessible, freshWindows } from './harness';

const opened = freshWindows('#/report');

async function saved(): Promise<{ name: string; html: string }> {
  const download = opened.page.waitForEvent('download');
  await opened.page.getByTestId('report-save').click();
  const file = await download;
  const stream = await file.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return { name: file.suggestedFilename(), html: Buffer.concat(chunks).toString('utf8') };
}

test('the preview is the saved file: styled, with figures, and open offline without a script', async () => {
  const { page } = opened;
  await page.getByTestId('report-preview').waitFor({ timeout: 90_000 });
  const frame = page.frameLocator('[data-testid="report-preview"]');
  expect(await frame.locator('h1').innerText()).toContain('Amazon and TikTok');
  expect(await frame.locator('svg').count()).toBeGreaterThan(4);
  expect(await frame.locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).maxWidth)).not.toBe('none');

  const { name, html } = await saved();
  expect(name).toMatch(/^amazon-and-tiktok.*\.html$/);
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)[^"' )]*\.(js|css|png)/);
  expect(html).toContain('1,792');
  const reader = await opened.context.newPage();
  const asked: string[] = [];
  await reader.route('**/*', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  await reader.setContent(html);
  expect(await reader.locator('svg').count()).toBe(await frame.locator('svg').count());
  expect(asked).toEqual([]);
});

test('the preview is a sandbox that can be scrolled and printed, and nothing more', async () => {
  const { page } = opened;
  const preview = page.getByTestId('report-preview');
  await preview.waitFor({ timeout: 90_000 });
  expect((await preview.getAttribute('sandbox'))?.split(' ').sort()).toEqual(['allow-modals', 'allow-same-origin']);
  const frame = page.frameLocator('[data-testid="report-preview"]');
  await frame.locator('h1').waitFor();
  await preview.evaluate((element) => {
    const view = (element as HTMLIFrameElement).contentWindow!;
    view.addEventListener('beforeprint', () => element.setAttribute('data-printed', ''));
    view.scrollTo(0, 300);
  });
  await page.getByTestId('report-print').click();
  await expect.poll(() => preview.getAttribute('data-printed')).toBe('');
  await page.getByTestId('report-author').fill('A. Economist');
  await expect.poll(() => frame.locator('.meta').first().innerText()).toContain('A. Economist');
  expect(await preview.evaluate((element) => (element as HTMLIFrameElement).contentWindow!.scrollY)).toBe(300);
});

test('title, author and note show in the preview as they are typed, and undo takes each back at once', async () => {
  const { page } = opened;
  await page.getByTestId('report-preview').waitFor({ timeout: 90_000 });
  const frame = page.frameLocator('[data-testid="report-preview"]');
  await page.getByTestId('report-author').pressSequentially('A. Economist');
  await page.getByTestId('report-title').fill('Two platforms, one owner');
  await expect.poll(() => frame.locator('h1').innerText()).toBe('Two platforms, one owner');
  await expect.poll(() => frame.locator('.meta').first().innerText()).toContain('A. Economist');
  await page.getByTestId('undo').click();
  await expect.poll(() => page.getByTestId('report-title').inputValue()).not.toBe('Two platforms, one owner');
  await page.getByTestId('undo').click();
  await expect.poll(() => page.getByTestId('report-author').inputValue()).toBe('');
});

test('the place is accessible, and so is the saved file', async () => {
  const { page } = opened;
  await page.getByTestId('report-preview').waitFor({ timeout: 90_000 });
  const { html } = await saved();
  // The preview is a document of its own with landmarks of its own: it is judged as the file that is saved.
  await page.evaluate(() => document.querySelector('[data-testid="report-preview"]')!.remove());
  await expectAccessible(page);
  const reader = await opened.context.newPage();
  await reader.setContent(html);
  await expectAccessible(reader);
});
