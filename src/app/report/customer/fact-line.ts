import type { Line } from "../../../contracts/answers/customer-timeline.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { CartChange, Fact, FactKind, FactOf, Item, MailEvent } from "../../../domain/facts/facts.ts";
import { rankOf } from "../../../domain/facts/ranks.ts";

/** What a kind of fact adds to a line; undefined of bookkeeping that a person has no use for. */
type Said = Pick<Line, "group" | "what"> & Partial<Line>;
type Telling = { readonly [K in FactKind]: (fact: FactOf<K>) => Said | undefined };

const SHOWN_ITEMS = 10;

const itemsOf = (items: readonly Item[] = []) =>
  items.length === 0
    ? {}
    : {
        items: items
          .slice(0, SHOWN_ITEMS)
          .map(({ name, product, quantity }) => ({ name: name ?? product, quantity })),
        ...(items.length > SHOWN_ITEMS && { moreItems: items.length - SHOWN_ITEMS }),
      };

const listed = (...parts: readonly (string | undefined)[]): Pick<Line, "text"> => {
  const said = parts.filter((part) => part !== undefined && part !== "");
  return said.length > 0 ? { text: said.join(", ") } : {};
};

const MAILS: Readonly<Record<MailEvent, Line["what"] | undefined>> = {
  // The send itself is a line.
  sent: undefined,
  delivered: "mail-delivered",
  bounced: "mail-bounced",
  complained: "mail-complained",
  rejected: "mail-rejected",
  delayed: "mail-delayed",
  opened: "mail-opened",
  clicked: "mail-clicked",
};

function cartSaid(change: CartChange): Said {
  if (change.type === "replaced")
    return {
      group: "visits",
      what: change.items.length === 0 ? "cart-emptied" : "cart-replaced",
      ...itemsOf(change.items),
    };
  return {
    group: "visits",
    what: change.type === "added" ? "cart-added" : "cart-removed",
    ...itemsOf([change.item]),
  };
}

type OrderFact = FactOf<"order-placed" | "order-updated" | "order-cancelled">;

const ordered =
  (what: Line["what"]) =>
  ({ order, total, items, coupons = [] }: OrderFact): Said => ({
    ...{ group: "orders", what, order },
    ...defined({ money: total }),
    ...itemsOf(items),
    ...listed(coupons.join(" ")),
  });

/** A kind without a row does not compile. Points are told by the account's own history, which knows what they came to. */
const TELLING: Telling = {
  identified: ({ name, email, phone, locale, country }) => ({
    ...{ group: "identity", what: "identified" },
    ...listed(name, email, phone, locale, country),
  }),
  linked: ({ alias, owner }) => ({ group: "identity", what: "linked", from: alias, to: owner }),
  subscribed: ({ entry, via }) => ({ group: "consent", what: "subscribed", ...listed(entry, via) }),
  "preferences-set": () => ({ group: "consent", what: "preferences" }),
  "consent-given": ({ proof }) => ({ group: "consent", what: "consent-given", text: proof.source }),
  "consent-withdrawn": ({ proof, reason, by }) => ({
    ...{ group: "consent", what: "consent-withdrawn", text: reason ?? proof.source },
    ...defined({ by }),
  }),
  "channel-consent": ({ channel, granted }) => ({
    ...{ group: "consent", what: granted ? "channel-given" : "channel-withdrawn", text: channel },
  }),
  visited: ({ merchant, url }) => ({ group: "visits", what: "visited", ...listed(merchant, url) }),
  "product-viewed": ({ item }) => ({ group: "visits", what: "viewed", ...itemsOf([item]) }),
  "cart-changed": ({ change }) => cartSaid(change),
  "checkout-started": ({ items, total }) => ({
    ...{ group: "visits", what: "checkout" },
    ...itemsOf(items),
    ...defined({ money: total }),
  }),
  "order-placed": ordered("ordered"),
  "order-updated": ordered("order-changed"),
  "order-cancelled": ordered("order-cancelled"),
  "order-refunded": ({ order, amount, items }) => ({
    ...{ group: "orders", what: "refunded", order },
    ...defined({ money: amount }),
    ...itemsOf(items),
  }),
  "order-delivered": ({ order, items }) => ({ group: "orders", what: "delivered", order, ...itemsOf(items) }),
  "order-moved": ({ order, to }) => ({ group: "orders", what: "order-moved", order, to }),
  standing: () => undefined,
  decided: ({ alias, owner, verdict, reason, by }) => ({
    ...{ group: "identity", what: "decided", from: alias, to: owner, outcome: verdict, text: reason, by },
  }),
  reviewed: ({ product, rating }) => ({
    ...{ group: "other", what: "reviewed", text: product },
    ...defined({ rating }),
  }),
  mail: ({ event }) => {
    const what = MAILS[event];
    return what && { group: "mails", what };
  },
  "mailbox-allowed": ({ reason, by }) => ({ group: "consent", what: "mails-allowed", text: reason, by }),
  "code-granted": ({ code, offer, reason, by }) => ({
    ...{ group: "codes", what: "code-granted", code, offer, text: reason, by },
  }),
  "points-spent": () => undefined,
  "points-returned": () => undefined,
  "points-granted": () => undefined,
  referred: ({ by, code, refused }) => ({
    ...{ group: "points", what: "referred", from: by, code },
    ...defined({ outcome: refused }),
  }),
  "referral-earned": ({ friend, order }) => ({ group: "points", what: "friend-brought", to: friend, order }),
  "level-changed": ({ from, to }) => ({ group: "points", what: "level-changed", from, to }),
  silenced: ({ chain }) => ({ group: "chains", what: "silenced", chain }),
  "import-undone": ({ undone, reason, by }) => ({
    ...{ group: "other", what: "import-undone", from: undone, text: reason, by },
  }),
  "privacy-requested": ({ request }) => ({ group: "consent", what: "privacy-request", text: request }),
  // Stands in ledgers alone.
  erased: () => undefined,
  opaque: ({ type }) => ({ group: "other", what: "own-event", text: type }),
};

/** What one fact says, for the page to put into words. */
export function lineOfFact(fact: Fact): Line | undefined {
  const tell = TELLING[fact.kind] as (fact: Fact) => Said | undefined;
  const said = tell(fact);
  const rank = rankOf(fact);
  return (
    said && {
      ...{ id: `${fact.customer} ${fact.id}`, at: fact.at, source: fact.source },
      ...(rank !== "server" && { rank }),
      ...said,
    }
  );
}
