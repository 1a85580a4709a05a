/** The page of the playground as a browser has it: where its parts are, and what must be true of all of them. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
/** Undefined where there is no browser. */
export const browserPath = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  .flatMap((folder) => [join(folder, 'chromium'), join(folder, 'chromium-browser')])
  .find(runs);

export const flags = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking']
  .concat(['disable-component-update', 'disable-sync'])
  .map((name) => `--${name}`);

export const pane = (page: Page, kind: string): Locator => page.locator(`#pane-${kind}`);
export const button = (page: Page, kind: string, label: RegExp): Locator =>
  pane(page, kind).locator('.buttons button').filter({ hasText: label }).last();
export const said = (page: Page, kind: string, words: RegExp): Locator =>
  pane(page, kind).locator('li.bot').filter({ hasText: words }).last();

/** Nothing wider than the window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Visible text under 16 px, and visible targets under 44 px, each named. */
export const tooSmall = (page: Page): Promise<string[]> =>
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

/** Shows another phone in a pane, by what stands in its list. */
export const pick = async (page: Page, kind: string, phone: RegExp): Promise<void> => {
  const list = pane(page, kind).locator('select.person');
  const label = (await list.locator('option').allInnerTexts()).find((each) => phone.test(each));
  await list.selectOption({ label: label ?? '' });
};

/** The question for the place comes where the place was not understood. */
export const tellPlace = async (page: Page, answer: (words: string) => Promise<void>): Promise<void> => {
  const asked = pane(page, 'citizen').locator('li.bot').last();
  await asked.waitFor();
  if ((await asked.locator('.buttons').count()) === 0) await answer('đầu hẻm 12, ấp 3');
};

/** Goes on with the Tab key until the focus is there, as somebody without a mouse does. */
export const tabTo = async (page: Page, target: Locator, back = false): Promise<void> => {
  await target.waitFor();
  for (let steps = 0; steps < 150; steps++) {
    if (await target.evaluate((each) => each === document.activeElement)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`The Tab key never gets to ${target}`);
};
