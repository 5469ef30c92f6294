import { describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { ReferralRefusal } from "../../src/domain/facts/facts.ts";
import { offersWith } from "../support/config.ts";
import { fact, key, link, order } from "../support/facts.ts";
import { FIRST_NIGHT, openShop } from "../support/nights.ts";
import { walletProgramme } from "../support/wallets.ts";

const offers = offersWith({ code: { prefix: "THX", bound: "anyone", on_cancel: "release" } });
const ago = (days: number) => FIRST_NIGHT - days * DAY;

const joined = (id: string, days: number) =>
  fact("identified", { customer: key(id), at: ago(days), email: `${id.slice(2)}@shop.example` });
const bought = (id: string, days: number, coupons: readonly string[] = []) =>
  order(`O-${id}`, ago(days), 100_000, { customer: key(id), coupons });
const brought = (id: string, more: { readonly refused?: ReferralRefusal; readonly earned?: true } = {}) =>
  fact("referred", { customer: key(id), by: key("u:anna"), code: "FRIEND-7F3K9Q2M", at: ago(3), ...more });

async function abuseOf(facts: Parameters<Awaited<ReturnType<typeof openShop>>["tell"]>[0], options = {}) {
  const shop = await openShop([], { offers, loyalty: walletProgramme(), ...options });
  await shop.tell(facts);
  await shop.night();
  return (await shop.nights.metrics())?.abuse;
}

describe("the night's signs of abuse", () => {
  it("count newcomers with a code on whose browser somebody else had ordered before", async () => {
    const shared = ["u:first", "u:second", "u:third", "u:late"].flatMap((id) => link("a:laptop", id, ago(2)));
    expect(
      await abuseOf([
        ...shared,
        ...[joined("u:first", 20), bought("u:first", 19, ["THX-AAAA2222"])],
        ...[joined("u:second", 5), bought("u:second", 4, ["THX-BBBB2222"])],
        // Without a code it is another customer of the same family.
        ...[joined("u:third", 5), bought("u:third", 4)],
        ...[joined("u:other", 5), bought("u:other", 4, ["THX-CCCC2222"])],
        // Long before the period.
        ...[joined("u:old", 200), bought("u:old", 199, ["THX-DDDD2222"])],
      ]),
    ).toEqual({ friends: {}, newcomers: 3, serialNewcomers: 1 });
  });

  it("count friends by what became of them", async () => {
    expect(
      await abuseOf([
        joined("u:anna", 50),
        ...["u:1", "u:2"].flatMap((id) => [joined(id, 4), brought(id, { refused: "same-device" })]),
        ...[joined("u:3", 4), brought("u:3", { refused: "ring" })],
        ...[joined("u:4", 4), brought("u:4")],
        ...[joined("u:5", 4), brought("u:5"), brought("u:5", { earned: true })],
      ]),
    ).toEqual({
      friends: { earned: 1, ring: 1, "same-device": 2, waiting: 1 },
      ...{ newcomers: 0, serialNewcomers: 0 },
    });
  });

  it("are not looked for where there are neither codes nor points", async () => {
    expect(await abuseOf([joined("u:1", 4)], { offers: offersWith({}), loyalty: undefined })).toBeUndefined();
  });
});
