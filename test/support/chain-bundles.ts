import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { bundleWith, offersWith } from "./config.ts";

const template = (subject: string) => ({
  subject,
  html: `<p>Hello {{ customer.name }} {% if offer %}{{ offer.discount_percent }}% {{ offer.code }}{% endif %}
{% for item in cart.items %}{{ item.name }} {% endfor %}<a href="{{ links.unsubscribe }}">stop</a></p>`,
});

/** One chain by the name `welcome` in a shop that lives by UTC, with templates `one`, `two`, `three`. */
export function shopWith(
  chain: Partial<Chain> & Pick<Chain, "steps">,
  store: Partial<Store> = {},
  offer: Parameters<typeof offersWith>[0] = {},
): Bundle {
  const bundle = bundleWith();
  return {
    ...bundle,
    store: { ...bundle.store, time_zone: "UTC", languages: ["en", "ru"], ...store },
    offers: offersWith({ code: { prefix: "thx", bound: "customer", on_cancel: "release" }, ...offer }),
    chains: {
      welcome: {
        name: "Welcome",
        enter: { event: "subscribed" },
        reenter: "never",
        holdout_percent: 0,
        ...chain,
      },
    },
    templates: {
      one: { en: template("One"), ru: template("Раз") },
      two: { en: template("Two") },
      three: { en: template("Three") },
    },
  };
}
