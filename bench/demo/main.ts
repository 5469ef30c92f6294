import { parseArgs } from "node:util";
import { withRevision } from "./checkout.ts";
import { demo, type Run } from "./run.ts";

/**
 * The demo of this checkout beside that of another revision: `npm run bench:demo -- --revision 1b625ae0`. The two run
 * at the same time, so that whatever else the machine does slows both; CPU seconds are of the whole process, all threads.
 */
const { values } = parseArgs({
  options: {
    revision: { type: "string", default: "1b625ae0" },
    runs: { type: "string", default: "3" },
    customers: { type: "string", default: "300" },
    days: { type: "string", default: "12" },
  },
});
const options = ["--customers", values.customers, "--days", values.days];
const here = new URL("../..", import.meta.url).pathname;

await withRevision(here, values.revision, async (before) => {
  const then: Run[] = [];
  const now: Run[] = [];
  for (let run = 1; run <= Number(values.runs); run++) {
    const [one, other] = await Promise.all([demo(before, options), demo(here, options)]);
    then.push(one);
    now.push(other);
    say(`run ${run}: ${values.revision} ${inWords(then)}, this checkout ${inWords(now)}`);
  }
  for (const figure of ["userSeconds", "seconds"] as const) {
    const [a, b] = [median(then.map((one) => one[figure])), median(now.map((one) => one[figure]))];
    console.log(
      `${figure === "seconds" ? "elapsed" : "user CPU"}: ${a.toFixed(1)} s then, ${b.toFixed(1)} s now: ${(b / a).toFixed(2)} of it`,
    );
  }
  const differing = then.at(-1)?.summary !== now.at(-1)?.summary;
  console.log(differing ? "The two summaries differ." : "Both end with the same summary.");
});

function inWords(runs: readonly Run[]): string {
  const last = runs.at(-1);
  return `${last?.userSeconds.toFixed(1)} s of user CPU in ${last?.seconds.toFixed(1)} s`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
