import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { checkFiles, filesOf } from "../../../cli/config/folder.ts";
import { dayOf, formatDay } from "../../../src/domain/basics/calendar.ts";
import { toMajor } from "../../../src/domain/basics/money.ts";
import type { Fact } from "../../../src/domain/facts/facts.ts";
import { loyaltyOn } from "../../../src/domain/loyalty/standing.ts";
import { fold } from "../../../src/domain/people/fold.ts";
import { foldSettings } from "../../../src/domain/people/fold-settings.ts";
import { loyaltyHistory } from "../../../src/domain/people/loyalty-history.ts";
import { fact, item, key, order, refund, rub } from "../../support/facts.ts";

const guide = await readFile(new URL("../../../docs/loyalty.md", import.meta.url), "utf8");
const ZONE = "Europe/Moscow";
const noon = (date: string) => Date.parse(`${date}T09:00:00Z`);
const buys = (id: string, date: string, roubles: number, category = "coffee") =>
  order(id, noon(date), roubles * 100, { items: [item(category, { category, price: rub(roubles * 100) })] });

/** What happens to Anna, by day. */
const STORY: readonly (readonly [date: string, what: string, ...facts: readonly Fact[]])[] = [
  ["2026-03-01", "signs up", fact("subscribed", { entry: "newsletter", at: noon("2026-03-01") })],
  ["2026-03-02", "buys for 1,990", buys("A-1", "2026-03-02", 1_990)],
  ["2026-03-16", "the return window closes"],
  ["2026-04-05", "buys for 9,000, and is a Friend by it", buys("A-2", "2026-04-05", 9_000)],
  ["2026-04-20", "reviews the coffee", fact("reviewed", { product: "c-1", at: noon("2026-04-20") })],
  [
    "2026-05-20",
    "buys for 4,000, pays 300 with points and 3,700 with money",
    fact("points-spent", { spend: "s-1", order: "A-3", points: 300, at: noon("2026-05-20") }),
    buys("A-3", "2026-05-20", 3_700),
  ],
  ["2026-05-28", "sends half of it back", refund("A-3", noon("2026-05-28"), 185_000)],
  ["2026-12-20", "buys tea for 2,000 before the holidays", buys("A-4", "2026-12-20", 2_000, "tea")],
  ["2027-05-01", "what became good in April 2026 and was not spent has expired"],
  ["2027-06-04", "60 days ago the year's purchases fell below 10,000"],
];

describe("docs/loyalty.md", () => {
  it("tells a story whose numbers are those of the programme of examples/store", async () => {
    const loaded = await checkFiles(await filesOf("examples/store"));
    if (!loaded.ok) throw new Error("examples/store is wrong");
    const { bundle } = loaded;
    const settings = foldSettings({ bundle });
    const facts: Fact[] = [];
    const rows = STORY.map(([date, what, ...told]) => {
      facts.push(...told);
      const today = dayOf(ZONE, noon(date));
      const there =
        bundle.loyalty && loyaltyOn(fold(key("u:1"), facts, settings), today, bundle.loyalty, "RUB");
      const lines = loyaltyHistory(key("u:1"), facts, settings, today).filter((line) => line.day === today);
      const moved = lines.map(({ kind, points }) =>
        ["earned", "granted", "returned"].includes(kind) ? `+${points}` : `−${points}`,
      );
      const missing = there?.next
        ? toMajor({ amount: there.next.missing, currency: "RUB" }).toLocaleString("en")
        : "";
      const cells = [moved.join(", "), there?.balance.good, there?.balance.pending, there?.level.id, missing];
      return `| ${[formatDay(today), what, ...cells].join(" | ")} |`;
    });
    expect(guide).toContain(rows.join("\n"));
  });
});
