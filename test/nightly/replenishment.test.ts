import { describe, expect, it } from "vitest";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeEnrol } from "../../src/app/chains/enrol.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import {
  BEANS,
  bought,
  FILTERS,
  joins,
  line,
  mailsTo,
  openCoffeeShop,
  reminder,
  runOf,
  weeks,
} from "../support/coffee-shop.ts";
import { key, refund } from "../support/facts.ts";
import { FIRST_NIGHT, type Shop } from "../support/nights.ts";

/** Who has bought beans every thirty days, at last so many days before the first night. */
const monthly = (id: string, last: number, quantity = 1, locale = "en") => [
  ...joins(id, locale),
  ...[4, 3, 2, 1, 0].map((months) =>
    bought(id, last + 30 * months, line(BEANS, months === 0 ? { quantity } : {})),
  ),
];

/** A coffee shop one of whose customers has just been entered. */
async function reminded(id: string, locale = "en"): Promise<Shop> {
  const shop = await openCoffeeShop(monthly(id, 23, 1, locale));
  await weeks(shop, 2);
  return shop;
}

const today = (shop: Shop) => Math.floor(shop.now() / DAY);

describe("coffee again after a month", () => {
  it("enters a buyer three days before it is needed, and mails the product with its reason", async () => {
    const shop = await openCoffeeShop(monthly("ann", 23));
    for (let night = 0; night < 16 && !(await runOf(shop, "ann")); night++) {
      shop.advance(1);
      await shop.night();
    }
    const due = (await runOf(shop, "ann"))?.due;
    expect(due).toMatchObject({ product: "beans", day: today(shop) + 3 });
    expect((due?.day ?? 0) - (due?.boughtOn ?? 0)).toBe(due?.everyDays);
    expect(Math.abs((due?.everyDays ?? 0) - 30)).toBeLessThanOrEqual(2);
    const [mail] = await mailsTo(shop, "ann");
    expect(mail?.subject).toBe(`House beans: you buy it every ${due?.everyDays} days or so`);
    expect(mail?.html).toContain(`<a href="https://shop.example/beans">${due?.everyDays}</a>`);
    expect(mail?.html).toContain("[Paper filters: popular in the shop]");
  });

  it("says it in the language of the mail", async () => {
    const shop = await reminded("anna", "ru");
    expect((await mailsTo(shop, "anna"))[0]?.subject).toMatch(
      /^House beans: вы покупаете это примерно раз в \d+ (день|дня|дней)$/,
    );
  });

  it("comes later after a pack of double size", async () => {
    const shop = await openCoffeeShop(monthly("ben", 23, 2));
    await weeks(shop, 2);
    expect(await runOf(shop, "ben")).toBeUndefined();
    await weeks(shop, 4);
    expect((await runOf(shop, "ben"))?.due).toMatchObject({ product: "beans" });
  });

  it("does not count what was sent back", async () => {
    const facts = [...monthly("cat", 53), bought("cat", 23, line(BEANS))];
    const last = facts.at(-1);
    const order = last && "order" in last ? last.order : "";
    const back = refund(order, FIRST_NIGHT - 20 * DAY, 90_000, { customer: key("u:cat") });
    const shop = await openCoffeeShop([...facts, back]);
    await weeks(shop, 2);
    expect(await runOf(shop, "cat")).toBeUndefined();
  });

  it.each([
    ["is no more", { ...BEANS, discontinued: true as const }],
    ["is out of stock", { ...BEANS, outOfStock: true as const }],
  ])("reminds nobody of a product that %s", async (_, product) => {
    const shop = await openCoffeeShop(monthly("dan", 23), { products: [product, FILTERS] });
    await weeks(shop, 2);
    expect(await runOf(shop, "dan")).toBeUndefined();
  });

  it("sends no mail about a product that has run out since", async () => {
    const shop = await reminded("eve");
    const [entry] = (await shop.catalogue.entriesOf(["beans"])).values();
    if (entry?.kind !== "product") throw new Error("no beans");
    const { revision, ...known } = entry;
    await shop.catalogue.put("beans", { ...known, product: { ...BEANS, outOfStock: true } }, revision);
    expect(await mailsTo(shop, "eve")).toEqual([]);
    expect((await runOf(shop, "eve"))?.outcome).toBe("what it reminds of is not to be had any more");
  });

  it("leaves alone who has bought it meanwhile", async () => {
    const shop = await reminded("fay");
    await shop.tell([bought("fay", Math.floor((FIRST_NIGHT - shop.now()) / DAY), line(BEANS))]);
    expect(await mailsTo(shop, "fay")).toEqual([]);
    expect((await runOf(shop, "fay"))?.outcome).toBe("bought again: beans");
  });

  it("leaves alone who has sent it back meanwhile", async () => {
    const shop = await reminded("hal");
    const facts = await shop.events.factsOf(key("u:hal"));
    const last = facts.filter((one) => one.kind === "order-placed").at(-1);
    await shop.tell([refund(last?.order ?? "", shop.now(), 90_000, { customer: key("u:hal") })]);
    expect(await mailsTo(shop, "hal")).toEqual([]);
    expect((await runOf(shop, "hal"))?.outcome).toBe("what it reminds of was sent back");
  });

  it("reminds of one purchase once, however the day moves", async () => {
    const shop = await reminded("gus");
    const run = await runOf(shop, "gus");
    if (run) await shop.journal.leave(run, { outcome: "completed", at: shop.now() });
    await weeks(shop, 3);
    expect((await runOf(shop, "gus"))?.run).toBe(run?.run);
    expect(run).toBeDefined();
  });

  it("surprises nobody who came in with old facts", async () => {
    const shop = await openCoffeeShop([]);
    await shop.tell(monthly("jan", 27).map((one) => ({ ...one, receivedAt: FIRST_NIGHT + 9 * HOUR })));
    await weeks(shop, 1);
    expect((await shop.tastes.get(key("u:jan")))?.taste?.products[0]?.id).toBe("beans");
    expect(await runOf(shop, "jan")).toBeUndefined();
  });

  it("takes only the category that the chain names, and shows a product of it", async () => {
    const shop = await openCoffeeShop(monthly("kim", 23), { chain: reminder({ category: "Filters" }) });
    await weeks(shop, 2);
    expect(await runOf(shop, "kim")).toBeUndefined();
    const coffee = await openCoffeeShop(monthly("kim", 23), { chain: reminder({ category: "Coffee" }) });
    await weeks(coffee, 2);
    expect((await runOf(coffee, "kim"))?.due).toMatchObject({ product: "beans", category: "Coffee" });
  });

  it("takes whatever runs out of the categories that the chain names", async () => {
    const shop = await openCoffeeShop(monthly("lea", 23), {
      chain: reminder({ categories: ["Filters", "Tea"] }),
    });
    await weeks(shop, 2);
    expect(await runOf(shop, "lea")).toBeUndefined();
    const coffee = await openCoffeeShop(monthly("lea", 23), {
      chain: reminder({ categories: ["Tea", "Coffee"] }),
    });
    await weeks(coffee, 2);
    expect((await runOf(coffee, "lea"))?.due).toMatchObject({ product: "beans" });
    expect((await runOf(coffee, "lea"))?.due).not.toHaveProperty("category");
  });

  it("asks the condition of the chain", async () => {
    const shop = await openCoffeeShop(monthly("mia", 23), { chain: reminder({ when: "orders > 7" }) });
    await weeks(shop, 2);
    expect(await runOf(shop, "mia")).toBeUndefined();
  });

  it("waits for a person where a night has far more than usual, and remembers of what each is reminded", async () => {
    const many = Array.from({ length: 55 }, (_, n) => monthly(`many-${n}`, 23)).flat();
    const shop = await openCoffeeShop(many);
    await weeks(shop, 2);
    expect(await shop.held()).toMatchObject([{ chain: "again", segment: "replenishment" }]);
    await shop.decideHeld("again", { kind: "approved", by: "test" });
    expect((await runOf(shop, "many-7"))?.due).toMatchObject({ product: "beans" });
  });
});

describe("a night that is killed while it reminds", () => {
  it("enters everybody once when its tasks are repeated", async () => {
    const people = ["ned", "oli", "pam"];
    const shop = await openCoffeeShop(people.flatMap((id) => monthly(id, 15)));
    await weeks(shop, 1);
    shop.advance(8);
    const planned = await shop.parts().plan({ shards: 3 });
    for (const shard of [0, 1, 0, 2]) await shop.parts().measure({ ...planned, shard });
    for (const _ of ["killed", "repeated"]) await shop.parts().makeModel(planned);
    for (const shard of [0, 1, 1, 2]) await shop.parts().score({ ...planned, shard });
    const real = makeEnrol({ ...shop, expressions: makeExpressions(), clock: { now: shop.now } });
    let entered = 0;
    const enrol: typeof real = async (request) => {
      if (entered++ === 1) throw new Error("killed");
      return real(request);
    };
    await expect(shop.parts({ enrol }).publish(planned)).rejects.toThrow("killed");
    await shop.parts().publish(planned);
    await shop.night({ force: true });
    const travelling = (await shop.travelling()).filter((id) => people.includes(id.slice(2)));
    expect(travelling).toEqual(people.map((id) => `u:${id}`));
  });

  it("leaves the model of the night before in force until it is published", async () => {
    const shop = await openCoffeeShop([]);
    const read = async () => (await shop.runs.get("latest", "taste")) as { run: string; before?: string };
    shop.advance(1);
    const planned = await shop.parts().plan({ shards: 1 });
    await shop.parts().measure({ ...planned, shard: 0 });
    await shop.parts().makeModel(planned);
    expect((await read()).run).toBe("2026-03-01");
    await shop.parts().score({ ...planned, shard: 0 });
    await shop.parts().publish(planned);
    expect(await read()).toMatchObject({ run: "2026-03-02", before: "2026-03-01" });
    await weeks(shop, 1);
    expect(await shop.runs.runsWith("taste")).toEqual(["2026-03-02", "2026-03-10", "latest"]);
  });
});
