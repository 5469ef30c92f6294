import { chromium } from "playwright-core";
import { chromiumHere } from "../browser/chromium.ts";
import { journeys } from "./journeys.ts";
import { startShop } from "./shop.ts";
import { tour } from "./tour.ts";
import { makeVisits } from "./visits.ts";

/**
 * Opens the marketer's page in a browser, on a local stack after a demo of few customers: `npm run test:page`. Needs
 * Chromium, whose path is CHROMIUM, else where distributions put it; exits with 3 where there is none. SCREENSHOTS names a
 * folder for pictures.
 */
const executablePath = chromiumHere();
if (executablePath === undefined) {
  process.stderr.write("no Chromium here: nothing is known of the page. Set CHROMIUM to its path.\n");
  process.exit(3);
}
const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
const browser = await chromium.launch({ executablePath, args }).catch((error: Error) => {
  process.stderr.write(`${executablePath} does not start here: ${error.message}\n`);
  process.exit(3);
});
const shop = await startShop({ customers: 60, days: 8 });
let failed = 0;
for (const [what, check] of Object.entries({ ...tour, ...journeys })) {
  const began = performance.now();
  const visits = makeVisits(browser, shop.pageUrl);
  try {
    await check(visits);
    visits.expectQuiet();
    process.stdout.write(`ok      ${what} (${Math.round(performance.now() - began)} ms)\n`);
  } catch (error) {
    failed++;
    process.stdout.write(`failed  ${what}\n${error instanceof Error ? error.stack : error}\n`);
  }
  await visits.close();
}
await browser.close();
shop.stop();
process.exit(failed > 0 ? 1 : 0);
