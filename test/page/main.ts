import { parseArgs } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { chromiumHere } from "../browser/chromium.ts";
import { budgets } from "./budgets.ts";
import { configByKeyboard } from "./config-by-keyboard.ts";
import { seedHostile } from "./hostile.ts";
import { journeys } from "./journeys.ts";
import { mailFrame } from "./mail-frame.ts";
import { many } from "./many.ts";
import { names } from "./names.ts";
import { paper } from "./paper.ts";
import { roles } from "./roles.ts";
import { runningShop, type Shop, startShop } from "./shop.ts";
import { testMail } from "./test-mail.ts";
import { tour } from "./tour.ts";
import { troubles } from "./troubles.ts";
import { makeVisits, type PageChecks } from "./visits.ts";

/**
 * Opens the marketer's page in a browser, on a local stack after a demo of few customers: `npm run test:page`. Needs
 * Chromium, whose path is CHROMIUM, else where distributions put it; exits with 3 where there is none. SCREENSHOTS names a
 * folder for pictures. `--only TEXT` checks what has that in its name; `--running` takes the stack that runs already.
 */
const { only, running } = parseArgs({
  options: { only: { type: "string", default: "" }, running: { type: "boolean", default: false } },
}).values;

/** They change the shop or measure time: one after the other. */
const ALONE: PageChecks = { ...budgets, ...journeys, ...troubles, ...configByKeyboard, ...testMail };
/** They look only. */
const TOGETHER: PageChecks = {
  ...{ ...tour, ...names, ...roles },
  ...{ ...many, ...paper, ...mailFrame },
};
const AT_ONCE = 3;

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
const shop = running ? runningShop() : await startShop({ customers: 60, days: 8 });
await seedHostile(shop);
const began = performance.now();
const failed =
  (await failuresOf(ALONE, { browser, shop, atOnce: 1 })) +
  (await failuresOf(TOGETHER, { browser, shop, atOnce: AT_ONCE }));
process.stdout.write(`${failed} failed, in ${Math.round((performance.now() - began) / 1_000)} s\n`);
await browser.close();
shop.stop();
process.exit(failed > 0 ? 1 : 0);

interface Run {
  readonly browser: Browser;
  readonly shop: Shop;
  readonly atOnce: number;
}

async function failuresOf(checks: PageChecks, { browser, shop, atOnce }: Run): Promise<number> {
  const queue = Object.entries(checks).filter(([what]) => what.includes(only));
  let failures = 0;
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [what, check] = next;
      const from = performance.now();
      const visits = makeVisits(browser, shop);
      try {
        await check(visits);
        visits.expectQuiet();
        process.stdout.write(`ok      ${what} (${Math.round(performance.now() - from)} ms)\n`);
      } catch (error) {
        failures++;
        process.stdout.write(`failed  ${what}\n${error instanceof Error ? error.stack : error}\n`);
      }
      await visits.close();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failures;
}
