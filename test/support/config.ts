import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Offer, Offers, Tier } from "../../src/domain/config/offers.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Customer, Profile } from "../../src/domain/people/profile.ts";

/** A customer of whom nothing is known but what the test names. */
export function customerWith(profile: Partial<Profile> = {}, score?: Customer["score"]): Customer {
  const whole: Profile = {
    id: "u:1" as CustomerKey,
    aliases: [],
    firstSeenAt: 0,
    consent: { status: "none" },
    orders: 0,
    orderDays: [],
    spent: 0,
    refunded: 0,
    unpricedOrders: 0,
    averageOrder: 0,
    categories: {},
    merchants: {},
    products: [],
    coupons: [],
    viewed: [],
    reviews: 0,
    facts: 0,
    ...profile,
  };
  return score ? { profile: whole, score } : { profile: whole };
}

/** The tiers of the example store. */
export const TIERS: readonly Tier[] = [
  { id: "standard", from: 0, below: 3_000 },
  { id: "raised", from: 3_000, below: 50_000 },
  { id: "top", from: 50_000 },
];

type PercentOffer = Extract<Offer, { readonly kind: "percent" }>;

export function offersWith(offer: Partial<PercentOffer> = {}, floor = 60): Offers {
  const whole: Offer = {
    kind: "percent",
    name: "A thank-you",
    variants: ["universal"],
    discount_percent: { standard: 5, raised: 10, top: 15 },
    valid_for: "7d",
    ...offer,
  };
  return { tiers: TIERS, price_floor_percent: floor, list: { thanks: whole } };
}

/** A small valid bundle: one segment, one chain of one mail. */
export function bundleWith(parts: Partial<Bundle> = {}): Bundle {
  return {
    store: {
      name: "North Tea",
      url: "https://north-tea.example",
      currency: "RUB",
      time_zone: "Europe/Moscow",
      default_language: "en",
      languages: ["en"],
      sender: { from: "hello@north-tea.example", name: "North Tea" },
      postal_address: "1 Harbour Street, Riga",
      exchange_rates: {},
      period_days: 30,
      enrol_on_first_run: false,
      trigger_freshness: "48h",
      announce_chains: false,
    },
    segments: {
      rfm: { cut: "value" },
      list: [{ id: "loyal", name: "Loyal", when: "orders > 7" }],
      otherwise: { id: "others", name: "Others" },
    },
    offers: offersWith(),
    chains: {
      welcome: {
        name: "Welcome",
        enter: { event: "subscribed" },
        reenter: "never",
        holdout_percent: 0,
        steps: [{ send: "hello" }],
      },
    },
    templates: {
      hello: { en: { subject: "Hello", html: '<p>Hello <a href="{{ links.unsubscribe }}">stop</a></p>' } },
    },
    campaigns: {},
    forms: {},
    ...parts,
  };
}

/** The files of a small valid config, by path: one segment, two offers, one chain of one template in two languages. */
export const SMALL_CONFIG: Readonly<Record<string, string>> = {
  "store.yaml": `name: North Tea
url: https://north-tea.example
currency: RUB
time_zone: Europe/Moscow
languages: [ru, en]
default_language: ru
sender: { from: hello@north-tea.example, name: North Tea }
postal_address: 1 Harbour Street, Riga
`,
  "segments.yaml": `list:
  - id: loyal
    name: { ru: Постоянные, en: Loyal }
    when: orders > 7
otherwise: { id: others, name: Others }
`,
  "offers.yaml": `tiers:
  - { id: standard, below: 3000 }
  - { id: raised, from: 3000, below: 50000 }
  - { id: top, from: 50000 }
price_floor_percent: 60
list:
  thanks:
    name: A thank-you
    discount_percent: { standard: 5, raised: 10, top: 15 }
    valid_for: 7d
  hello:
    name: A first code
    when: orders == 0
    code: { prefix: HELLO }
    discount_percent: { standard: 10, raised: 0, top: 0 }
    valid_for: 14d
`,
  "chains/welcome.yaml": `name: Welcome
enter: { event: subscribed }
exit: ordered_since_entry
steps:
  - wait: 1h
  - send: hello
    offer: hello
  - wait_until: "10:00"
  - send: hello
    when: days_since_last_visit < 3
`,
  "templates/hello/ru.mjml": template("Привет"),
  "templates/hello/en.mjml": template("Hello"),
};

function template(greeting: string): string {
  return `<mjml>
  <mj-head>
    <mj-title>${greeting}{% if customer.name %}, {{ customer.name }}{% endif %} &amp; co</mj-title>
  </mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-raw>{% if offer %}</mj-raw>
        <mj-text>{{ offer.discount_percent }}%: {{ offer.code }} until {{ offer.valid_until | date }}</mj-text>
        <mj-raw>{% endif %}</mj-raw>
        <mj-text>
          {% for item in cart.items %}{{ item.name }} {{ item.price | money }}{% endfor %}
        </mj-text>
        <mj-text><a href="{{ links.unsubscribe }}">stop</a> {{ store.postal_address }}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
}
