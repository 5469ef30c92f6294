import { beforeEach, describe, expect, it } from "vitest";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryLookupStore } from "../../src/adapters/memory/lookup-store.ts";
import { makeMemoryReferralStore } from "../../src/adapters/memory/referral-store.ts";
import { makeMemoryWalletStore } from "../../src/adapters/memory/wallet-store.ts";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { makeNoteLookups } from "../../src/app/people/note-lookups.ts";
import { makeFindPeople } from "../../src/app/report/customer/find-people.ts";
import { FoundCustomersShape } from "../../src/contracts/answers/customers.ts";
import { cardNumberOf } from "../../src/domain/loyalty/card-number.ts";
import { fact, key, link, order, START } from "../support/facts.ts";
import { NO_CONFIG, secrets, type World, world } from "../support/projecting.ts";
import { codeWith } from "../support/tills.ts";

const ADDRESS = "anna@example.com";
const CARD = cardNumberOf(new Uint8Array(8));

let shop: World;
let stores: Parameters<typeof makeFindPeople>[0];

beforeEach(async () => {
  const lookups = makeMemoryLookupStore();
  const noteLookups = makeNoteLookups({ lookups, secrets });
  shop = world({ onProjected: noteLookups });
  stores = {
    ...{ customers: shop.customers, events: shop.events, config: NO_CONFIG, secrets, lookups },
    codes: makeMemoryCodeStore(),
    referrals: makeMemoryReferralStore(),
    wallets: makeMemoryWalletStore(),
  };
  await shop.tell([
    fact("identified", { email: ADDRESS, name: "Анна", phone: "8 (912) 345-67-89" }),
    ...link(`e:${hashEmail(ADDRESS)}`, "u:1"),
    ...link("o:shopify:450789469", "u:1"),
    order("SEG-1", START, 100_000, { source: "segment" }),
    fact("identified", { name: "Boris", customer: key("u:2") }),
  ]);
});

const find = async (asked: string) => {
  const found = await makeFindPeople(stores)(asked);
  expect(FoundCustomersShape.parse(found)).toEqual(found);
  return found.candidates.map(({ id, by }) => `${id} by ${by.join(", ")}`);
};

describe("looking somebody up", () => {
  it.each([
    ["1", "id"],
    ["u:1", "id"],
    [" Anna@Example.com ", "address"],
    ["+7 912 345-67-89", "phone"],
    ["89123456789", "phone"],
    ["450789469", "order"],
    ["#450789469", "order"],
    ["SEG-1", "order"],
  ])("by %j finds who is known by exactly that", async (asked, by) => {
    expect(await find(asked)).toEqual([`u:1 by ${by}`]);
  });

  it("by a code, a friend's code or a card leads to whose it is", async () => {
    const { codes, referrals, wallets } = stores as Required<typeof stores> & {
      readonly codes: ReturnType<typeof makeMemoryCodeStore>;
      readonly referrals: ReturnType<typeof makeMemoryReferralStore>;
      readonly wallets: ReturnType<typeof makeMemoryWalletStore>;
    };
    await codes.put(codeWith({ code: "HELLO-7F3K9Q2M" }));
    await referrals.name("FRIEND-7F3K9Q2M", key("u:2"));
    await wallets.name("card", CARD, key("u:1"));
    expect(await find("hello-7f3k9q2m")).toEqual(["u:1 by offer-code"]);
    expect(await find("friend-7f3k9q2m")).toEqual(["u:2 by referral-code"]);
    expect(await find(CARD.replace(/(\d{4})/g, "$1 "))).toEqual(["u:1 by card"]);
  });

  it("says everybody who is meant, and by what each", async () => {
    await shop.tell([order("2", START, 1_000, { source: "segment" })]);
    expect(await find("2")).toEqual(["u:2 by id", "u:1 by order"]);
  });

  it.each([
    "3",
    "nobody@example.com",
    "+7 912 345-67-80",
    "SEG-",
    "%",
    "u:",
    "<img src=x>",
  ])("by %j finds nobody", async (asked) => {
    expect(await find(asked)).toEqual([]);
  });

  it("by a phone that is somebody else's by now does not find who had it", async () => {
    await shop.tell([fact("identified", { phone: "+7 900 000-00-00", at: START + 1 })]);
    expect(await find("+7 912 345-67-89")).toEqual([]);
    expect(await find("+7 900 000-00-00")).toEqual(["u:1 by phone"]);
  });

  it("does not lead by an order that only a browser tells of", async () => {
    await shop.tell([order("EVIL", START, 1, { source: "segment", rank: "browser", customer: key("u:2") })]);
    expect(await find("EVIL")).toEqual([]);
  });
});
