import { DAY, parseDuration } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Chain } from "../../../domain/config/chain.ts";
import { benefitOf } from "../../../domain/offers/benefit-of.ts";
import type { PathProblem } from "../problem.ts";

/** A smaller variant takes years to tell anything of. */
const SMALL_SHARE = 5;

/** Tests that tell little of what they ask. */
export function variantWarnings(chain: Chain, { offers, store }: Bundle): readonly PathProblem[] {
  return chain.steps.flatMap((step, index): readonly PathProblem[] => {
    if (!("send" in step) || !step.variants) return [];
    const { variants, winner } = step;
    const path = ["steps", index];
    const small = Object.entries(variants).find(([, { share = 100 }]) => share < SMALL_SHARE);
    const discounts = new Set(
      Object.values(variants).map((one) => discountOf(one.offer ?? step.offer, one.raise ?? step.raise)),
    );
    const days = Math.round((parseDuration(winner?.within ?? "7d") ?? 0) / DAY);
    const valid = Object.values(variants).flatMap(({ offer = step.offer }) => validDays(offer));
    const longest = Math.max(0, ...valid);
    return [
      ...(small
        ? [
            {
              path: [...path, "variants", small[0], "share"],
              message: `gets ${small[1].share} percent of the people: with less than ${SMALL_SHARE} it takes years until anything can be said of it`,
            },
          ]
        : []),
      ...(winner?.by === "orders" && discounts.size > 1
        ? [
            {
              path: [...path, "winner", "by"],
              message:
                "the variants give different discounts, and a higher one brings more orders at a price that orders do not show: write by: margin",
            },
          ]
        : []),
      ...(winner && longest > days
        ? [
            {
              path: [...path, "winner", "within"],
              message: `is over before the offer is, which holds for ${longest} days: orders after ${days} days do not count`,
            },
          ]
        : []),
    ];
  });

  /** What each tier gets, so that two offers that differ in their words only are the same. */
  function discountOf(id: string | undefined, raise = 0): string {
    const offer = id === undefined ? undefined : offers.list[id];
    const at = { floor: offers.price_floor_percent, raise, currency: store.currency };
    return JSON.stringify(
      offer ? offers.tiers.map((tier) => benefitOf(offer, tier, at).benefit ?? null) : null,
    );
  }

  function validDays(offer: string | undefined): readonly number[] {
    const length = parseDuration((offer === undefined ? undefined : offers.list[offer])?.valid_for ?? "");
    return length === undefined ? [] : [Math.ceil(length / DAY)];
  }
}
