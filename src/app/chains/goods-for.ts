import { DAY, type Day, dayOf, type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { isOnOffer, type Product } from "../../domain/catalogue/product.ts";
import type { Template } from "../../domain/config/bundle.ts";
import type { ActionKinds, Recommending } from "../../domain/config/chain.ts";
import type { Habits } from "../../domain/offers/variants/variant.ts";
import { needsHabits } from "../../domain/offers/variants.ts";
import { bestCategory } from "../../domain/taste/best-category.ts";
import { alsoFor, withDiscovery } from "../../domain/taste/discovery.ts";
import { isTakenBack } from "../../domain/taste/due-again.ts";
import { recommend } from "../../domain/taste/recommend.ts";
import { RECOMMENDED } from "../../domain/taste/recommended.ts";
import type { Recommendation, Taste } from "../../domain/taste/taste.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import type { Clock } from "../../ports/clock.ts";
import { makeReferralLink, type ReferralLink } from "../loyalty/referrals/referral-link.ts";
import { reasonInWords, type ShownDue, type ShownProduct, shownDue } from "../mail/goods.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { MemberTurn } from "./turn.ts";

/** What a mail needs to know of taste and catalogue: read only where its template or its offer asks for it. */
export interface Goods {
  readonly recommended?: readonly ShownProduct[];
  readonly due?: ShownDue;
  readonly habits?: Habits;
  /** The customer's own link for friends. */
  readonly referral?: ReferralLink;
}

/** A reminder would be of no use. */
export interface Gone {
  readonly gone: string;
}

type Deps = Pick<
  ChainStepDeps,
  "taste" | "tastes" | "catalogue" | "renderer" | "clock" | "referrals" | "secrets" | "publicUrl"
>;

/** Whose a code is is written down when a mail shows it: others need not ask. */
const SHOWS_REFERRAL = /\bloyalty\.referral_(?:link|code)\b/;

/**
 * What one mail shows of the shop's goods to this customer, or why what the run is about is nothing to remind of any more.
 */
export function makeGoodsFor(deps: Deps) {
  const productsOf = makeKeptProducts(deps.catalogue, deps.clock);
  const referralLink = deps.referrals && makeReferralLink({ ...deps, referrals: deps.referrals });
  return async (
    turn: MemberTurn,
    action: ActionKinds["send"],
    mail: { readonly template: Template; readonly language: string },
  ): Promise<Goods | Gone> => {
    const { entry, published, person, store, now } = turn;
    const due = entry.due && (await productsOf([entry.due.product])).get(entry.due.product);
    if (entry.due && !isToBeHad(due)) return { gone: "what it reminds of is not to be had any more" };
    const offer = published.bundle.offers.list[action.offer ?? ""];
    const recommends = deps.renderer.names(mail.template).has("recommended");
    const asksHabits = offer !== undefined && needsHabits(offer);
    const taste =
      recommends || asksHabits || entry.due
        ? (await deps.tastes.get(person.profile.id, "eventual"))?.taste
        : undefined;
    if (entry.due && isTakenBack(taste, entry.due)) return { gone: "what it reminds of was sent back" };
    const brings =
      published.bundle.loyalty?.referral !== undefined &&
      SHOWS_REFERRAL.test(mail.template.subject + mail.template.html);
    const referral = brings ? await referralLink?.(person.profile.id) : undefined;
    const today = dayOf(store.time_zone, now);
    const best = asksHabits && taste ? bestCategory(taste, today) : undefined;
    return {
      ...(recommends && {
        recommended: await recommended(taste, {
          ...{ language: mail.language, today, due: entry.due?.product },
          ...action.recommend,
        }),
      }),
      ...(entry.due && due && { due: shownDue(entry.due, due, mail.language) }),
      ...defined({ referral }),
      ...(best !== undefined && { habits: { bestCategory: best } }),
    };
  };

  /** As many as are wanted, if so many are to be had: where too few of the first are, more are asked for once. */
  async function recommended(
    taste: Taste | undefined,
    { most = RECOMMENDED, ...at }: Recommending & Asked,
  ): Promise<readonly ShownProduct[]> {
    const model = await deps.taste();
    if (!model) return [];
    const wanted = {
      today: at.today,
      excluded: (product: string) => product === at.due,
      ...defined({ category: at.category }),
    };
    const also = alsoFor(model, taste, { ...wanted, most: SPARE });
    for (const asked of [most + SPARE, 4 * most]) {
      const found = recommend(model, taste, { ...wanted, most: asked });
      const listed = new Set(found.map(({ product }) => product));
      const beyond = also.filter(({ product }) => !listed.has(product));
      const shown = await shownOf([...found, ...beyond], most, at.language);
      if (shown.length >= most || found.length < asked || asked === 4 * most) return shown;
    }
    return [];
  }

  async function shownOf(
    found: readonly Recommendation[],
    most: number,
    language: string,
  ): Promise<readonly ShownProduct[]> {
    const about = found.flatMap(({ reason }) => (reason.kind === "also" ? [reason.product] : []));
    const products = await productsOf([...found.map(({ product }) => product), ...about]);
    const toBeHad = found.filter(({ product }) => isToBeHad(products.get(product)));
    return withDiscovery(toBeHad, most).flatMap(({ product: id, reason }) => {
      const product = products.get(id);
      return product ? [{ product, reason: reasonInWords(reason, language, products) }] : [];
    });
  }
}

interface Asked {
  readonly today: Day;
  readonly language: string;
  /** What the mail is about already. */
  readonly due: string | undefined;
}

/** Asked for besides, because some may be out of stock by now. */
const SPARE = 3;

const isToBeHad = (product: Product | undefined): product is Product =>
  product?.name !== undefined && isOnOffer(product);

const KEPT_MS = 10 * MINUTE;
const MOST_KEPT = 5_000;

/** Mails of one walk show many of the same products, and these change seldom. */
function makeKeptProducts({ read }: Pick<CatalogueStore, "read">, clock: Clock) {
  const kept = new Map<string, Product | undefined>();
  let since: Instant = -DAY;
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, Product>> => {
    if (clock.now() - since > KEPT_MS || kept.size > MOST_KEPT) {
      kept.clear();
      since = clock.now();
    }
    const missing = [...new Set(ids)].filter((id) => !kept.has(id));
    const found = missing.length > 0 ? await read(missing) : new Map<string, Product>();
    for (const id of missing) kept.set(id, found.get(id));
    return new Map(
      ids.flatMap((id) => {
        const product = kept.get(id) ?? found.get(id);
        return product ? [[id, product] as const] : [];
      }),
    );
  };
}
