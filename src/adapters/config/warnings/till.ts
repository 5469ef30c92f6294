import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Offer } from "../../../domain/config/offers.ts";
import { PLATFORM_NAMES } from "../../../domain/offers/till/platforms.ts";
import { variantsLimitedBy } from "../../../domain/offers/variants.ts";
import type { Path, PathProblem } from "../problem.ts";

/** What store.yaml says of the shop's till and the platform does not keep. */
export function tillWarnings({ store: { till } }: Pick<Bundle, "store">): readonly PathProblem[] {
  if (till?.platform !== "woocommerce" || till.discounts !== "each") return [];
  const message = "has no effect: every code is a coupon of its own on WooCommerce: remove it";
  return [{ path: ["till", "discounts"], message, key: true }];
}

/** Offers for a category or a shop whose codes cannot be put on the platform, because store.yaml has no id of it. */
export function tillOfferWarnings({
  store: { till },
  offers,
}: Pick<Bundle, "store" | "offers">): readonly PathProblem[] {
  if (!till) return [];
  const known = Object.keys(till.categories ?? {});
  const lost = `so codes for it are not put on ${PLATFORM_NAMES[till.platform]}`;
  return Object.entries(offers.list)
    .filter(([, offer]) => isForGoodsOnPlatform(offer))
    .flatMap(([id, offer]) =>
      LISTS.flatMap((list) => missingIds(offer, list, known)).map(({ path, what }) => ({
        path: ["list", id, ...path],
        message: `${what}, ${lost}`,
      })),
    );
}

const LISTS = ["categories", "shops"] as const;

interface Missing {
  readonly path: Path;
  readonly what: string;
}

function missingIds(
  offer: Offer,
  list: (typeof LISTS)[number],
  known: readonly string[],
): readonly Missing[] {
  const variants = variantsLimitedBy(list).filter((kind) => offer.variants.includes(kind));
  if (variants.length === 0) return [];
  const names = offer[list];
  if (names === undefined)
    return known.length > 0
      ? []
      : [{ path: ["variants"], what: `till.categories of store.yaml has no id for ${variants.join(", ")}` }];
  return names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [{ path: [list, index], what: `till.categories of store.yaml has no id of ${name}` }],
  );
}

/** Codes of a list are the shop's own; those of a present, a fee or points stay with the till that asks. */
const isForGoodsOnPlatform = ({ code, kind }: Offer): boolean =>
  code !== undefined && !code.pool && (kind === "percent" || kind === "amount");
