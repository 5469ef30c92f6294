import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePutUsed } from "../../src/app/offers/put-used.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { decide } from "../../src/domain/offers/codes/decide.ts";
import type { Event } from "../../src/domain/offers/codes/life.ts";
import { codeWith } from "../support/codes.ts";
import { offersWith } from "../support/config.ts";
import { openShop } from "../support/nights.ts";

const LIMIT = 1_000;
const WORTH = 100;
const COUNTER = "offer:thanks@ever";
const offers = offersWith({
  code: { prefix: "THX", bound: "customer", on_cancel: "release" },
  budget: { amount: LIMIT / 100, per: "ever" },
});

type Step =
  | { readonly kind: "issue" | "die" | "night" }
  | { readonly kind: "use" | "void" | "withdraw"; readonly which: number; readonly amount: number }
  | { readonly kind: "wait"; readonly hours: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: "issue" } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: "die" } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: "night" } as const) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom("use", "void", "withdraw"),
      which: fc.nat(40),
      amount: fc.integer({ min: 0, max: WORTH }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 400 }) }),
  },
);

/** A budget of ten codes, in a shop whose tasks die between reserving and writing. `share`: of a code's worth that is reserved. */
async function shopOfCodes(share = 1) {
  const shop = await openShop([], { offers });
  const part = Math.ceil(WORTH * share);
  const claims = [{ counter: COUNTER, limit: LIMIT }];
  const texts: string[] = [];

  /** One of those that there are. */
  const textOf = (which: number) => texts[which % texts.length];

  async function change(text: string | undefined, event: Event): Promise<void> {
    const code = text === undefined ? undefined : await shop.codes.get(text);
    const outcome = code && decide(code, event);
    if (outcome?.kind === "next") await makePutUsed(shop)(outcome.code);
  }

  return {
    ...shop,
    async issue(dies = false): Promise<void> {
      if ((await shop.budgets.reserve(claims, part)) !== "reserved" || dies) return;
      const text = `THX-${texts.length}`;
      texts.push(text);
      await shop.codes.put(
        codeWith(text, { issuedAt: shop.now(), counters: [COUNTER], reserved: part }, undefined),
      );
      await change(text, { kind: "sent", at: shop.now() });
    },
    use: (which: number, amount: number) =>
      change(textOf(which), {
        kind: "redeemed",
        told: "till",
        order: `o-${which % 10}`,
        amount,
        at: shop.now(),
      }),
    /** As the use case does: what may have been given back is reserved again, or the code stays used. */
    async void(which: number): Promise<void> {
      const code = await shop.codes.get(textOf(which) ?? "");
      if (code?.stage !== "redeemed") return;
      const again = Math.max(0, code.reserved - (code.settled ?? 0) - code.redemption.amount);
      const isBack = again === 0 || (await shop.budgets.reserve(claims, again)) === "reserved";
      const rule = isBack ? "release" : "keep";
      await change(textOf(which), {
        ...{ kind: "voided", told: "order", order: code.redemption.order, at: shop.now(), rule },
        ...(isBack && again > 0 && { reserved: again }),
      });
    },
    withdraw: (which: number) => change(textOf(which), { kind: "withdrawn", why: "test", at: shop.now() }),
    /** What the shop has given, and what it may still have to give. */
    async owed(): Promise<{ given: number; open: number }> {
      let [given, open] = [0, 0];
      for (const text of texts) {
        const code = await shop.codes.get(text);
        if (code?.stage === "redeemed") given += code.redemption.amount;
        const unused = code?.stage === "sent" || code?.stage === "released" || code?.stage === "reserved";
        if (code && unused && shop.now() <= code.terms.validUntil + HOUR) open += WORTH;
      }
      return { given, open };
    },
    async free(): Promise<number> {
      const { issued = 0, returned = 0 } = (await shop.budgets.counters())[COUNTER] ?? {};
      return LIMIT - issued + returned;
    },
  };
}

/** All of a code's worth, or a share of it. */
const anyShare = fc.constantFrom(1, 0.05, 0.3);

describe("a budget", () => {
  it("is never exceeded, and has back in the end whatever was not given, whoever dies on the way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 60, size: "max" }), anyShare, async (steps, share) => {
        const shop = await shopOfCodes(share);
        for (const step of steps) {
          switch (step.kind) {
            case "issue":
            case "die":
              await shop.issue(step.kind === "die");
              break;
            case "night":
              await shop.night({ force: true });
              break;
            case "use":
              await shop.use(step.which, step.amount);
              break;
            case "void":
              await shop.void(step.which);
              break;
            case "withdraw":
              await shop.withdraw(step.which);
              break;
            case "wait":
              shop.advance((step.hours * HOUR) / DAY);
              break;
            default:
              step satisfies never;
          }
          const { given, open } = await shop.owed();
          if (share === 1) expect(given + open).toBeLessThanOrEqual(LIMIT);
          // What is expected may be exceeded, and what was given is counted whatever was expected.
          expect(await shop.free()).toBeLessThanOrEqual(LIMIT - given);
        }
        for (let quiet = 0; quiet < 3; quiet += 1) {
          shop.advance(12);
          await shop.night({ force: true });
        }
        expect(await shop.free()).toBe(LIMIT - (await shop.owed()).given);
      }),
      { numRuns: 15 },
    );
  });

  it("knows what a code had taken that nobody looked at before its account was closed", async () => {
    const shop = await shopOfCodes();
    await shop.issue();
    shop.advance(95);
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await shop.night({ force: true });
      expect(await shop.free()).toBe(LIMIT);
      shop.advance(1);
    }
  });

  it("keeps what a walk has taken in a block and issues after the night has looked", async () => {
    const shop = await shopOfCodes();
    await shop.budgets.reserve([{ counter: COUNTER, limit: LIMIT }], 3 * WORTH);
    await shop.night();
    shop.advance((10 * MINUTE) / DAY);
    for (const at of [1, 2, 3])
      await shop.codes.put(
        codeWith(`BLOCK-${at}`, {
          issuedAt: shop.now(),
          counters: [COUNTER],
          reserved: WORTH,
          terms: { validUntil: shop.now() + 30 * DAY },
        }),
      );
    for (const _ of [1, 2]) {
      shop.advance(1);
      await shop.night();
    }
    expect(await shop.free()).toBe(LIMIT - 3 * WORTH);
  });
});
