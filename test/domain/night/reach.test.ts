import { describe, expect, it } from "vitest";
import { DAY } from "../../../src/domain/basics/calendar.ts";
import type { Chain } from "../../../src/domain/config/chain.ts";
import { aimsOf } from "../../../src/domain/night/aims.ts";
import { makeSilenceCounter, mergeSilence, silenceSaves } from "../../../src/domain/night/silence.ts";
import { shopWithCampaign } from "../../support/campaigns.ts";
import { keyOf, profile } from "../../support/chains.ts";
import { bundleOf, chainOf } from "../../support/nights.ts";

const { spring: SPRING = never() } = shopWithCampaign().campaigns;

const sendWhen = (when: string): Chain => ({
  ...chainOf({ event: "subscribed" }),
  steps: [{ send: "hello", when }],
});

describe("what aims at a group", () => {
  const { atSegment, atCell } = aimsOf({
    ...bundleOf({}),
    campaigns: {
      ...shopWithCampaign({ audience: { segment: "doubting", frozen: true } }).campaigns,
      cell: { ...SPRING, audience: { segment: "rfm:322", when: "orders > 1", frozen: true } },
      all: { ...SPRING, audience: { when: "orders > 1", frozen: true } },
    },
    chains: {
      wake: chainOf({ segment: "asleep" }),
      best: chainOf({ segment: "champions" }),
      asks: sendWhen('orders > 0 && segment == "doubting"'),
      several: chainOf({ event: "ordered", when: 'segment in ["active", "doubting"]' }),
      cells: sendWhen("rfm_cell == '311'"),
      not: sendWhen('segment != "asleep"'),
      hush: { ...chainOf({ segment: "asleep" }), steps: [{ silence: true }] },
      birthday: chainOf({ date: "birthday" }),
    },
  });
  const names = (aims: readonly { readonly id: string }[]) => aims.map(({ id }) => id);

  it("is what enters by it or asks for it by name, and sends", () => {
    expect(names(atSegment("asleep"))).toEqual(["wake"]);
    expect(names(atSegment("doubting"))).toEqual(["asks", "several", "spring"]);
    expect(names(atSegment("non_buyers"))).toEqual([]);
  });

  it("is of a cell what is of its named segment as well", () => {
    expect(names(atCell("333", "champions"))).toEqual(["best"]);
    expect(names(atCell("311", "new"))).toEqual(["cells"]);
    expect(atCell("322", "loyal")).toEqual([{ kind: "campaign", id: "cell" }]);
  });
});

describe("what silence saves", () => {
  const TODAY = 20_513;
  const PRICE = { ses: 0.16, rest: 0.04 };
  const saves = (mailed: Parameters<typeof silenceSaves>[1]) => {
    const counter = () => makeSilenceCounter(TODAY);
    const [one, other] = [counter(), counter()];
    const silent = (days: number) => profile(keyOf("x"), { silencedAt: (TODAY - days) * DAY });
    for (let n = 0; n < 10; n++) one.add(silent(60), "asleep");
    for (let n = 0; n < 2; n++) other.add(silent(300), "lost");
    // Who could not be mailed otherwise saves nothing by being silent.
    other.add({ ...silent(60), consent: { status: "withdrawn" } }, "asleep");
    other.add(profile(keyOf("y")), "asleep");
    const counts = mergeSilence([one.counts(), other.counts()]);
    return silenceSaves(counts, mailed, { periodDays: 30, price: PRICE });
  };

  it("is as many mails as others of the segment get, and where those are few, as all do", () => {
    const { mails, mailsSoFar, usd, customers, since } = saves({
      asleep: { mails: 100, mailable: 50 },
      lost: { mails: 5, mailable: 3 },
      active: { mails: 75, mailable: 127 },
    });
    expect(customers).toBe(12);
    expect(since.map((one) => one.customers)).toEqual([0, 10, 0, 2, 0]);
    // 10 · 100/50 + 2 · 180/180 in a period; 60 days are two periods and 300 ten.
    expect(mails).toBe(22);
    expect(mailsSoFar).toBe(60);
    expect(usd).toBeCloseTo(22 * 0.0002, 10);
  });

  it("is not told while no mail is counted", () => {
    expect(saves({ asleep: { mails: 0, mailable: 50 } })).toMatchObject({
      customers: 12,
      mails: null,
      usd: null,
    });
  });
});

function never(): never {
  throw new Error("no campaign");
}
