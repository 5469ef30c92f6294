import { KINDS } from "../../domain/offers/kinds.ts";
import { variantsLimitedBy } from "../../domain/offers/variants.ts";
import type { ReadableExpressions } from "../../ports/conditions.ts";
import { allocateProblems } from "./allocated.ts";
import { boundMissingIn, budgetProblems } from "./budgets.ts";
import { list, record, text, texts } from "./loose.ts";
import type { Path, PathProblem } from "./problem.ts";
import { localisedProblems, pathProblem, reference } from "./reference.ts";
import { conditionsOf, type Known, repeated } from "./references.ts";

type Loose = Readonly<Record<string, unknown>>;

/** Keys whose values are written for each tier, and what is called missing where one is not there. */
const BY_TIER = { discount_percent: "discount", amount: "sum", cashback_percent: "cashback" } as const;

const DEFAULT_FLOOR = 50;

/** What is wrong with offers beside their shape. */
export function offersProblems(
  value: unknown,
  known: Known,
  expressions: ReadableExpressions,
): readonly PathProblem[] {
  const check = conditionsOf(known, expressions);
  const file = record(value);
  const tiers = list(file.tiers).flatMap((tier) => text(record(tier).id) ?? []);
  const floor = floorOf(file.price_floor_percent ?? DEFAULT_FLOOR);
  const offers = Object.entries(record(file.list)).map(([id, one]) => [id, record(one)] as const);
  return [
    ...budgetProblems([], file, Object.keys(known.unbounded), known.unbounded),
    ...offers.flatMap(([id, offer]) => [
      ...["name", "fee", "gift_name"].flatMap((key) =>
        localisedProblems(["list", id, key], offer[key], known.languages),
      ),
      ...check(["list", id, "when"], offer.when),
      ...tiersProblems(["list", id], offer, tiers, floor),
      ...floorProblems(["list", id], offer, floor),
      ...variantProblems(["list", id], offer),
      ...ownBudgetProblems(["list", id], offer),
      ...allocateProblems(["list", id], offer),
      ...(offer.kind === "cashback" && !known.hasLoyalty
        ? [
            pathProblem(
              ["list", id, "kind"],
              "there are no points without loyalty.yaml: write one, or another kind",
            ),
          ]
        : []),
    ]),
  ];
}

/** A floor that makes no sense is reported itself, and nothing is measured by it. */
const floorOf = (floor: unknown): number =>
  typeof floor === "number" && floor >= 0 && floor <= 100 ? floor : 0;

function tiersProblems(
  path: Path,
  offer: Loose,
  tiers: readonly string[],
  floor: number,
): readonly PathProblem[] {
  return [
    ...Object.entries(BY_TIER).flatMap(([key, what]) =>
      typeof offer[key] === "object" && offer[key] !== null
        ? byTierProblems([...path, key], record(offer[key]), tiers, what)
        : [],
    ),
    ...Object.entries(record(offer.discount_percent)).flatMap(([tier, percent]) =>
      tiers.includes(tier) && typeof percent === "number" && percent > 100 - floor && percent <= 100
        ? [
            pathProblem(
              [...path, "discount_percent", tier],
              `price_floor_percent ${floor} leaves at most ${100 - floor} percent: write ${100 - floor} or less`,
            ),
          ]
        : [],
    ),
    ...texts(offer.for_tiers).flatMap((tier, index) =>
      reference([...path, "for_tiers", index], "tier", tier, tiers),
    ),
    ...repeated([...path, "for_tiers"], texts(offer.for_tiers)),
  ];
}

/** A value for every tier and for nothing else. */
function byTierProblems(
  path: Path,
  given: Loose,
  tiers: readonly string[],
  what: string,
): readonly PathProblem[] {
  return [
    ...Object.keys(given).flatMap((tier) =>
      reference([...path, tier], "tier", tier, tiers).map((problem) => ({ ...problem, key: true })),
    ),
    ...tiers
      .filter((tier) => !(tier in given))
      .map((tier) =>
        pathProblem(path, `no ${what} for tier ${tier}: write it, or ${tier}: 0 if it gets none`),
      ),
  ];
}

/** The till takes a sum off whatever the order comes to: that the customer still pays the floor, its smallest size sees to. */
function floorProblems(path: Path, offer: Loose, floor: number): readonly PathProblem[] {
  const { amount, min_order: least = 0 } = offer;
  if (typeof amount !== "object" || typeof least !== "number" || floor === 0) return [];
  const sums = Object.values(record(amount)).flatMap((sum) => (typeof sum === "number" ? [sum] : []));
  const most = Math.max(0, ...sums);
  const needed = Math.ceil((most * 100) / (100 - floor));
  if (most === 0 || needed <= least) return [];
  if (floor === 100)
    return [
      pathProblem(
        [...path, "amount"],
        "price_floor_percent 100 leaves nothing to take off: remove the offer",
      ),
    ];
  const message = `price_floor_percent ${floor} is broken by ${most} off an order below ${needed}: write min_order: ${needed} or more`;
  return [pathProblem([...path, "min_order" in offer ? "min_order" : "amount"], message)];
}

/** Of a delivery, a fee or a gift no part is for one category. */
function variantProblems(path: Path, offer: Loose): readonly PathProblem[] {
  const variants = texts(offer.variants);
  const kind = KINDS[(text(offer.kind) ?? "percent") as keyof typeof KINDS];
  const isPartial = variants.some((variant) => variant !== "universal");
  return [
    ...repeated([...path, "variants"], variants),
    ...idleLimits(offer, variants).map(({ list: limit, kinds }) =>
      pathProblem([...path, limit], `has no effect: the offer has no variant ${kinds.join(" or ")}`, true),
    ),
    ...(kind && !kind.isOfGoods && isPartial
      ? [
          pathProblem(
            [...path, "variants"],
            `${offer.kind} is for the whole order, whatever is in it: remove variants, or write [universal]`,
            true,
          ),
        ]
      : []),
  ];
}

/** The lists of an offer that limit none of its variants. */
function idleLimits(offer: Loose, variants: readonly string[]) {
  return (["categories", "shops"] as const)
    .filter((limit) => limit in offer)
    .map((limit) => ({ list: limit, kinds: variantsLimitedBy(limit) }))
    .filter(({ kinds }) => !kinds.some((kind) => variants.includes(kind)));
}

function ownBudgetProblems(path: Path, offer: Loose): readonly PathProblem[] {
  if (!("budget" in offer)) return [];
  if (!("code" in offer)) {
    const message = "has no effect: a budget counts codes, and the offer has none: write code, or remove it";
    return [pathProblem([...path, "budget"], message, true)];
  }
  const bound = boundMissingIn(offer);
  const message = `cannot be kept, for one code may cost any sum: write ${bound}`;
  return bound === undefined ? [] : [pathProblem([...path, "budget"], message, true)];
}
