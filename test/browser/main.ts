import { chromium } from "playwright-core";
import { logTo } from "../../functions/middleware/observed.ts";
import { chromiumHere } from "./chromium.ts";
import { formsPages } from "./pages/forms.ts";
import { loyaltyPages } from "./pages/loyalty.ts";

/**
 * Looks at the pages for customers in a browser: `npm run test:browser`. Needs Chromium, whose path is CHROMIUM, else where
 * distributions put it; exits with 3 where there is none. SCREENSHOTS names a folder for pictures.
 */
/** One file in pages/ a kind of page. */
const PAGES = { forms: formsPages, loyalty: loyaltyPages };

logTo(() => {});
const executablePath = chromiumHere();
if (executablePath === undefined) {
  process.stderr.write(
    "no Chromium here: nothing is known of the pages in a browser. Set CHROMIUM to its path.\n",
  );
  process.exit(3);
}
const browser = await chromium
  .launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] })
  .catch((error: Error) => {
    process.stderr.write(`${executablePath} does not start here: ${error.message}\n`);
    process.exit(3);
  });
let failed = 0;
for (const [name, checks] of Object.entries(PAGES)) {
  for (const [what, check] of Object.entries(checks)) {
    try {
      await check(browser);
      process.stdout.write(`ok      ${name}: ${what}\n`);
    } catch (error) {
      failed++;
      process.stdout.write(`failed  ${name}: ${what}\n${error instanceof Error ? error.stack : error}\n`);
    }
  }
}
await browser.close();
// A check that failed may have left its server open.
process.exit(failed > 0 ? 1 : 0);
