import { describe, expect, it } from "vitest";
import { readLatest } from "../../src/app/nightly/documents.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { chainOf, openShop, shopper } from "../support/nights.ts";

const born = (id: string, birthday: string, over: Partial<Profile> = {}) =>
  shopper(`u:${id}`, [], { attributes: { birthday }, ...over });

describe("what a night says of the days to come", () => {
  it("counts who may be mailed and enters a chain by a date, in whichever shards they are", async () => {
    const people = [born("a", "1990-03-08"), born("b", "--03-08"), born("c", "1985-03-31")];
    const others = [
      born("d", "1990-06-01"),
      born("e", "1990-03-08", { consent: { status: "none" } }),
      shopper("u:f", []),
    ];
    const shop = await openShop([...people, ...others], {
      store: { attributes: { birthday: { type: "date" } } },
      chains: { greet: chainOf({ date: "birthday" }), early: chainOf({ date: "birthday", before: "7d" }) },
    });
    await shop.night({ shards: 3 });
    expect(await readLatest(shop.runs, "upcoming")).toEqual({
      run: "2026-03-01",
      chains: { greet: { "2026-03-08": 2, "2026-03-31": 1 }, early: { "2026-03-01": 2, "2026-03-24": 1 } },
    });
  });

  it.each([
    ["sunday", true],
    ["saturday", true],
    ["monday", undefined],
  ] as const)("asks for the digest of a %s on a Sunday, the first of March: %s", async (weekday, due) => {
    const shop = await openShop([], { store: { digest: { to: ["ann@shop.example"], weekday } } });
    expect(await shop.night()).toMatchObject({ run: "2026-03-01", ...(due && { digest: due }) });
    const night = await shop.night({ force: true });
    expect(typeof night === "object" && night.digest).toBe(due);
  });

  it("asks for no digest after a run as of another day", async () => {
    const shop = await openShop([], { store: { digest: { to: ["ann@shop.example"], weekday: "monday" } } });
    expect(await shop.night({ date: "2026-02-16" })).not.toHaveProperty("digest");
  });
});
