import { describe, expect, it } from "vitest";
import { makeSharedDevices } from "../../src/app/loyalty/referrals/shared-devices.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { day, fact, key, link, order } from "../support/facts.ts";
import { world } from "../support/projecting.ts";

async function sharersOf(id: string, ...facts: readonly Fact[]) {
  const { events, customers, tell, profile } = world();
  await tell(facts);
  const found = await profile(id);
  if (!found) throw new Error(`${id} is nobody`);
  return makeSharedDevices({ events, customers })(found);
}

const joined = (id: string, at: number) =>
  fact("identified", { customer: key(id), at: day(at), email: `${id.slice(2)}@example.com` });

describe("customers who share a browser", () => {
  it("are named, and whether the other had ordered before this one was new", async () => {
    const sharers = await sharersOf(
      "u:second",
      joined("u:first", 0),
      order("A", day(1), 1_000, { customer: key("u:first") }),
      joined("u:second", 5),
      ...link("a:laptop", "u:first", day(0)),
      ...link("a:laptop", "u:second", day(5)),
    );
    expect(sharers).toEqual([{ customer: "u:first", device: "a:laptop", orders: 1, isLater: true }]);
  });

  it("are none where each has browsers of their own", async () => {
    expect(
      await sharersOf(
        "u:second",
        joined("u:first", 0),
        joined("u:second", 5),
        ...link("a:one", "u:first"),
        ...link("a:two", "u:second"),
      ),
    ).toEqual([]);
  });
});
