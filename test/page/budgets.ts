import { ok } from "node:assert/strict";
import { buildPage } from "../../local/page/build.ts";
import { FIRST_LOAD_BYTES, firstLoadInWords, firstLoadOf } from "../../scripts/page/first-load.ts";
import { loaded } from "./on-page.ts";
import type { PageChecks, VisitOptions, Visits } from "./visits.ts";

/** A phone of the middle class beside the machine that runs this. */
const SLOWER = 4;
const VISITS = 3;
/**
 * How many times as long as an empty page the overview may take until its largest paint. On two cores that did ten other
 * things it was 10 to 24 times; the bound lies beyond that, so that it fails where the page does its work twice over and
 * not where the machine is busy.
 */
const MOST_TIMES = 40;

/** When the largest paint was, in ms since the document was asked for. */
const LARGEST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => resolve(0), 3000);
})`;

const slowly: NonNullable<VisitOptions["before"]> = async (_, devtools) => {
  const session = await devtools();
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
};

async function overview(visits: Visits): Promise<number> {
  const page = await visits.open("/", { before: slowly });
  await loaded(page);
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
