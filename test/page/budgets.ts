import { ok } from "node:assert/strict";
import { buildPage } from "../../local/page/build.ts";
import { FIRST_LOAD_BYTES, firstLoadInWords, firstLoadOf } from "../../scripts/page/first-load.ts";
import type { PageChecks, VisitOptions, Visits } from "./visits.ts";

/** A phone of the middle class beside the machine that runs this. */
const SLOWER = 4;
const VISITS = 3;
/**
 * How many times as long as an empty page the overview may take until its largest paint: twice of what it takes on two
 * quiet cores, where it is some 8. It is there to notice a page that does its work twice, and no busy machine.
 */
const MOST_TIMES = 25;

/** When the largest paint was, in ms since the document was asked for. */
const LARGEST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => resolve(0), 3000);
})`;

const slowly: VisitOptions["before"] = async (_, devtools) => {
  const session = await devtools();
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
};

async function overview(visits: Visits): Promise<number> {
  const page = await visits.open("/", { before: slowly });
  await page.waitForFunction("!document.querySelector('main [aria-busy=true]')");
  await page.waitForTimeout(1_500);
  return page.evaluate<number>(LARGEST_PAINT);
}

/** One sentence in the server's own empty document, under the server's own headers. */
async function emptyPage(visits: Visits): Promise<number> {
  const page = await visits.open("/preview/mail.html", {
    async before(opened, devtools) {
      await slowly(opened, devtools);
      await opened.route(/\/preview\/mail\.html/, async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace("<body>", "<body><h1>An empty page</h1>");
        await route.fulfill({ response, body });
      });
    },
  });
  return page.evaluate<number>(LARGEST_PAINT);
}

async function middleOf(measure: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let visit = 0; visit < VISITS; visit++) all.push(await measure());
  return all.sort((one, other) => one - other)[Math.floor(VISITS / 2)] ?? 0;
}

export const budgets: PageChecks = {
  "what is loaded first is within its budget": async () => {
    const files = firstLoadOf(await buildPage());
    const sum = files.reduce((all, { bytes }) => all + bytes, 0);
    process.stdout.write(`        first load: ${firstLoadInWords(files)}\n`);
    ok(sum <= FIRST_LOAD_BYTES, `the first load is too large: ${firstLoadInWords(files)}`);
  },

  "the overview's largest paint is not many times as late as an empty page's": async (visits) => {
    const empty = await middleOf(() => emptyPage(visits));
    const whole = await middleOf(() => overview(visits));
    const times = whole / empty;
    process.stdout.write(
      `        largest paint, processor ${SLOWER} times slower: ${Math.round(whole)} ms, an empty page ${Math.round(empty)} ms: ${times.toFixed(1)} times\n`,
    );
    ok(empty > 0 && whole > 0, "nothing was painted");
    ok(times <= MOST_TIMES, `${times.toFixed(1)} times as late as an empty page`);
  },
};
