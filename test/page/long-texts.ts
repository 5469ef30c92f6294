import type { Page } from "playwright-core";
import { fitsWindow, loaded } from "./on-page.ts";

/**
 * Doubles every text of the page in place, as German nearly does, with words a third longer than theirs: texts come from
 * files of the page, but what matters is the room that they find. Numbers stay as they are. In a worker's or a frame's
 * document nothing is changed.
 */
const TWICE_AS_LONG = `(() => {
  const longer = (text) => text.replace(/\\p{L}{6,}/gu, (word) => word.slice(0, 24) + word.slice(0, Math.min(8, word.length / 3)));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const node of found) {
    if (!/\\p{L}{2}/u.test(node.data) || node.parentElement?.closest("script, style, svg, [data-code], code, pre")) continue;
    const text = longer(node.data.trim());
    node.data = text + " " + text;
  }
})()`;

const PHONE = { width: 360, height: 800 };

/** A page on a phone, in a language that takes twice the room. */
export async function hasRoomForLongTexts(page: Page): Promise<void> {
  await page.setViewportSize(PHONE);
  await loaded(page);
  await page.waitForTimeout(300);
  await page.evaluate(TWICE_AS_LONG);
  await fitsWindow(page);
}
