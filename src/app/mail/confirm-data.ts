import { defined } from "../../domain/basics/defined.ts";
import { brandNames } from "../../domain/config/brand.ts";
import type { Store } from "../../domain/config/store.ts";

export interface ConfirmMailFacts {
  readonly store: Store;
  readonly language: string;
  readonly confirmUrl: string;
  readonly name?: string;
  /** 0 for the first mail, 1 and 2 for the reminders. */
  readonly reminder: number;
}

/** What Liquid sees in a confirmation mail: whom and the shop, and nothing that could be marketing. */
export function confirmData({ store, language, confirmUrl, name, reminder }: ConfirmMailFacts) {
  return {
    language,
    time_zone: store.time_zone,
    customer: defined({ name }),
    reminder,
    store: {
      name: store.name,
      url: store.url,
      postal_address: store.postal_address,
      currency: store.currency,
    },
    brand: brandNames(store),
    links: { confirm: confirmUrl, shop: store.url },
  };
}
