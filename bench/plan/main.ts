import { parseArgs } from "node:util";
import { openFolder } from "../../cli/config/folder.ts";
import { openMemoryShop } from "../../cli/simulate/memory-shop.ts";
import { OWN_KEYS } from "../../cli/simulate/own-keys.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makePlanConfig } from "../../src/app/foresight/plan/plan-config.ts";
import { makePlainNight } from "../../src/app/foresight/replay/plain-night.ts";
import { makeReplayShop } from "../../src/app/foresight/replay/shop.ts";
import { USD_PER_THOUSAND_MAILS } from "../../src/contracts/mail-cost.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { peakBytes } from "../peak-bytes.ts";
import { customersOf } from "./customers.ts";

/**
 * The plan of a config with other limits in its segments, for so many customers in memory whose first night is over.
 * `npm run bench:plan -- --json` ends in one line of JSON; `seconds` leaves out making the shop and its first
 * night; `cpuSeconds` is the processor's share of it, which a busy machine does not stretch.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    customers: { type: "string", default: "25000" },
    config: { type: "string", default: "examples/store" },
  },
});
const customers = Number(values.customers);
if (!Number.isInteger(customers) || customers < 1) throw new Error("--customers: a whole number above zero");

const { loaded } = await openFolder(values.config);
if (!loaded.ok) throw new Error(`${values.config} cannot be in force`);
const now = Date.UTC(2026, 2, 1, 3);
const result = await planFor(loaded.bundle);
if (values.json) console.log(JSON.stringify(result));
else console.log(JSON.stringify(result, undefined, 2));

async function planFor(bundle: Bundle) {
  const stores = await openMemoryShop({ bundle, publishedAt: 0, secrets: OWN_KEYS, render: false });
  for (const { profile, consent } of customersOf(customers, now, await OWN_KEYS.keys())) {
    await stores.customers.putProfile(profile.id, { profile }, 0);
    await stores.events.append([consent]);
  }
  const shop = makeReplayShop(stores, { now: () => now }, { facts: [], live: now });
  await makePlainNight(shop)();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const plan = await makePlanConfig({
    ...stores,
    scratch: () => makeMemoryRunStore("as-they-are"),
    mailPrice: USD_PER_THOUSAND_MAILS,
  })({ bundle: withOtherLimits(bundle), now: now + DAY / 2 });
  const seconds = (performance.now() - began) / 1_000;
  const used = process.cpuUsage(cpu);
  const cpuSeconds = (used.user + used.system) / 1e6;
  const moved = plan.segments.moves.reduce((sum, one) => sum + one.customers, 0);
  const entrants = plan.chains.reduce((sum, { after }) => sum + (after?.tonight.entrants ?? 0), 0);
  const { entries, mails } = plan.total.after;
  return {
    ...{ customers: plan.customers, moved, entrants, entries: entries.expected, mails: mails.expected },
    ...{ warnings: plan.warnings.length, seconds, cpuSeconds, peakBytes: peakBytes() },
  };
}

/** Whoever was silent for ten days was doubting; now it takes seven. */
function withOtherLimits(bundle: Bundle): Bundle {
  const list = bundle.segments.list.map((one) => ({
    ...one,
    when: one.when.replaceAll("days_since_last_order >= 10", "days_since_last_order >= 7"),
  }));
  return { ...bundle, segments: { ...bundle.segments, list } };
}
