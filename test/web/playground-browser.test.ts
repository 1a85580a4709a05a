/** The playground in Debian's Chromium against the real service as a process: the whole petition by mouse, by keyboard, and on a telephone. */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Service, startService } from '../system/service.ts';

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
const browserPath = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  .flatMap((folder) => [join(folder, 'chromium'), join(folder, 'chromium-browser')])
  .find(runs);

const quiet = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking']
  .concat(['disable-component-update', 'disable-sync'])
  .map((name) => `--${name}`);

let folder: string;
let service: Service;
let browser: Browser | undefined;
/** What must not be: errors, and requests to anywhere else. */
const wrong: string[] = [];

beforeAll(async () => {
  if (!browserPath) return;
  folder = mkdtempSync(join(tmpdir(), 'cau-noi-play-'));
  [service, browser] = await Promise.all([
    startService(folder, { DATABASE_PATH: join(folder, 'play.db') }),
    chromium.launch({ executablePath: browserPath, args: quiet }),
  ]);
});

afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});

afterAll(async () => {
  if (!browserPath) return;
  await browser?.close();
  await service.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const open = async (options: BrowserContextOptions): Promise<Page> => {
  const context = await browser!.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`page: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== service.url) wrong.push(`request: ${request.url()}`);
  });
  await page.goto(`${service.url}/playground`);
  await page.locator('body[data-ready=true]').waitFor();
  return page;
};

const pane = (page: Page, kind: string): Locator => page.locator(`#pane-${kind}`);
const button = (page: Page, kind: string, label: RegExp): Locator =>
  pane(page, kind).locator('.buttons button').filter({ hasText: label }).last();
const said = (page: Page, kind: string, words: RegExp): Locator =>
  pane(page, kind).locator('li.bot').filter({ hasText: words }).last();

/** Nothing wider than the window. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Visible text under 16 px, and visible targets under 44 px, each named. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = (each: Element) =>
      each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0;
    const texts = [...document.body.querySelectorAll('*')].filter(
      (each) => seen(each) && [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    const targets = [...document.querySelectorAll('button, select, summary, textarea')].filter(seen);
    return [
      ...texts.filter((each) => Number.parseFloat(getComputedStyle(each).fontSize) < 16),
      ...targets.filter((each) => each.getBoundingClientRect().height < 43.5),
    ].map((each) => `${each.tagName}.${each.className} ${each.textContent?.slice(0, 30)}`);
  });

/** The question for the place comes where the place was not understood. */
const tellPlace = async (page: Page, answer: (words: string) => Promise<void>): Promise<void> => {
  const asked = pane(page, 'citizen').locator('li.bot').last();
  await asked.waitFor();
  if ((await asked.locator('.buttons').count()) === 0) await answer('đầu hẻm 12, ấp 3');
};

test('the whole petition by mouse, from the first message to the digest of tomorrow', async ({ skip }) => {
  skip(!browserPath, 'needs a browser: install the package chromium');
  const page = await open({ viewport: { width: 1280, height: 800 } });
  const citizen = pane(page, 'citizen');
  await expect.poll(() => page.locator('.banner').innerText()).toContain('GIẢ LẬP – không gửi đi đâu');
  const began = await page.locator('.clock time').innerText();

  await citizen.getByRole('button', { name: 'Cống nghẹt' }).click();
  await tellPlace(page, async (words) => {
    await citizen.locator('textarea').fill(words);
    await citizen.getByRole('button', { name: 'Gửi', exact: true }).click();
  });
  await citizen.locator('summary').click();
  await citizen.getByRole('button', { name: 'Một ảnh mẫu' }).click();
  await citizen.locator('li.mine img').waitFor();
  await button(page, 'citizen', /^Đồng ý và gửi$/).click();
  await said(page, 'citizen', /\d{4}-\d{4}/).waitFor();

  await button(page, 'committee', /^Nhận việc$/).click();
  await pane(page, 'committee').locator('.toast.shown').waitFor();
  await said(page, 'citizen', /đang làm/).waitFor();
  await button(page, 'committee', /^Xong/).click();
  await button(page, 'officer', /^Thôi/).waitFor();
  await pane(page, 'officer').locator('textarea').fill('Đã nạo vét cống, nước rút hết rồi.');
  await pane(page, 'officer').getByRole('button', { name: 'Gửi', exact: true }).click();
  await button(page, 'citizen', /^Rồi$/).click();
  await said(page, 'citizen', /đã xong/).waitFor();
  const photo = pane(page, 'committee').locator('li.bot img').last();
  await photo.waitFor();
  expect(await photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);

  await page.getByRole('button', { name: '06:50 sáng mai' }).click();
  await said(page, 'leader', /1 việc mới, xong 1/).waitFor();
  await said(page, 'committee', /1 việc mới, xong 1/).waitFor();
  expect(await page.locator('.clock time').innerText()).toMatch(/06:50$/);
  expect(await page.locator('.clock time').innerText()).not.toBe(began);

  await page.getByRole('button', { name: 'Mở' }).click();
  await page.locator('#wire-list summary').first().click();
  await expect.poll(() => page.locator('#wire-list pre').first().innerText()).toContain('"params"');
  await page.locator('.filter').selectOption({ label: 'Lan' });
  expect(new Set(await page.locator('#wire-list li:visible .where').allInnerTexts())).toEqual(new Set(['Lan']));
  expect(await sideways(page)).toBe(0);
  expect(await tooSmall(page)).toEqual([]);

  await page.getByRole('button', { name: 'Sự cố' }).click();
  await page.getByRole('switch', { name: /Mạng chậm/ }).check();
  await expect.poll(() => page.locator('.on').innerText()).toContain('Mạng chậm');
  await page.getByRole('switch', { name: /Mạng chậm/ }).uncheck();
  await page.locator('.on').waitFor({ state: 'hidden' });
  expect(wrong).toEqual([]);
});

/** Goes on with the Tab key until the focus is there, as somebody without a mouse does. */
const tabTo = async (page: Page, target: Locator, back = false): Promise<void> => {
  await target.waitFor();
  for (let steps = 0; steps < 150; steps++) {
    if (await target.evaluate((each) => each === document.activeElement)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`The Tab key never gets to ${target}`);
};

test('the same by keyboard alone, for somebody new', async ({ skip }) => {
  skip(!browserPath, 'needs a browser: install the package chromium');
  const page = await open({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
  await tabTo(page, page.getByRole('button', { name: 'Người mới' }));
  await page.keyboard.press('Enter');
  const field = pane(page, 'citizen').locator('textarea');
  // The newcomer's own field has the focus at once.
  await expect.poll(() => field.evaluate((each) => each === document.activeElement)).toBe(true);
  await page.keyboard.insertText('Đèn đường trước trường tiểu học Ví Dụ ở ấp 4 tắt ba ngày nay');
  await page.keyboard.press('Enter');
  await tellPlace(page, async (words) => {
    await page.keyboard.insertText(words);
    await page.keyboard.press('Enter');
  });
  await tabTo(page, button(page, 'citizen', /^Đồng ý và gửi$/), true);
  expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
  await page.keyboard.press('Enter');
  await said(page, 'citizen', /\d{4}-\d{4}/).waitFor();

  await tabTo(page, button(page, 'committee', /^Nhận việc$/));
  await page.keyboard.press('Enter');
  // The card is drawn anew under the fingers; the focus stays on it.
  const done = button(page, 'committee', /^Xong/);
  await pane(page, 'committee').locator('.toast.shown').waitFor();
  await button(page, 'committee', /^Nhận việc$/).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.closest('#pane-committee .log') !== null)).toBe(true);
  await tabTo(page, done);
  await page.keyboard.press(' ');
  await button(page, 'officer', /^Thôi/).waitFor();
  await tabTo(page, pane(page, 'officer').locator('textarea'));
  await page.keyboard.insertText('Đã thay bóng đèn mới, đèn sáng lại rồi.');
  await page.keyboard.press('Enter');
  await tabTo(page, button(page, 'citizen', /^Rồi$/), true);
  await page.keyboard.press('Enter');
  await said(page, 'citizen', /đã xong/).waitFor();

  await tabTo(page, field);
  await page.keyboard.type('/');
  await pane(page, 'citizen').locator('.commands button').first().waitFor();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ArrowUp');
  expect(await field.inputValue()).not.toBe('');
  await page.keyboard.press('Escape');
  expect(await field.inputValue()).toBe('');
  expect(wrong).toEqual([]);
});

test('on a telephone one pane at a time, nothing to push sideways, and the others tell what is new', async ({
  skip,
}) => {
  skip(!browserPath, 'needs a browser: install the package chromium');
  const page = await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  for (const name of ['Nhóm ủy ban', 'Cán bộ', 'Lãnh đạo', 'Đường truyền', 'Người dân']) {
    await page.getByRole('navigation').getByRole('button', { name }).tap();
    expect(await page.locator('.pane:visible h2').allInnerTexts()).toEqual([name]);
    expect(await sideways(page), name).toBe(0);
    expect(await tooSmall(page), name).toEqual([]);
  }
  await page.locator('.open-tools').tap();
  await page.getByRole('button', { name: '+24 giờ' }).tap();
  // The next digest comes to a pane that is not in sight.
  await page.locator('[data-show=leader] b:visible').waitFor();
  await page.getByRole('button', { name: 'Khác gì thật?' }).tap();
  await page.getByRole('dialog').waitFor();
  expect(await sideways(page)).toBe(0);
  await page.getByRole('button', { name: 'Đóng' }).tap();
  expect(wrong).toEqual([]);
});
