import { toMinor } from "../../domain/basics/money.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Store } from "../../domain/config/store.ts";
import { reasonInWords, type ShownDue, type ShownProduct, shownDue } from "./goods.ts";
import { sampleWords } from "./sample-words.ts";

const full = ({ currency }: Store, language: string): Product => ({
  product: "sample",
  name: sampleWords(language).product,
  category: sampleWords(language).category,
  price: { amount: toMinor(1_234.5, currency), currency },
  url: "https://shop.example/p/sample?a=1&b=2",
  image: "https://shop.example/p/sample.jpg",
});

/** Whether a chain that reminds of what is due again sends the template. */
export const isReminder = ({ chains }: Pick<Bundle, "chains">, template: string): boolean =>
  Object.values(chains).some(
    ({ enter, steps }) =>
      "replenishment" in enter && steps.some((step) => "send" in step && step.send === template),
  );

/** Nothing but what every product in a mail has. */
const bare = (language: string): Product => ({ product: "bare", name: sampleWords(language).bare });
const DUE = { product: "sample", boughtOn: 0, day: 30, everyDays: 30 };

/** What a mail may recommend, to try and to show mails with: one product of which everything is known, one of which little is. */
export const sampleRecommended = (store: Store, language: string): readonly ShownProduct[] => [
  {
    product: { ...full(store, language), product: "other", name: sampleWords(language).other },
    reason: reasonInWords({ kind: "again", everyDays: 30 }, language, new Map()),
  },
  {
    product: bare(language),
    reason: reasonInWords(
      { kind: "category", category: sampleWords(language).category },
      language,
      new Map(),
    ),
  },
];

export const sampleDue = (store: Store, language: string): ShownDue =>
  shownDue(DUE, full(store, language), language);
export const barestDue = (language: string): ShownDue => shownDue(DUE, bare(language), language);
