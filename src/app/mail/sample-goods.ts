import { toMinor } from "../../domain/basics/money.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Store } from "../../domain/config/store.ts";
import { reasonInWords, type ShownDue, type ShownProduct, shownDue } from "./goods.ts";

const full = ({ currency }: Store): Product => ({
  product: "sample",
  name: "Ethiopia <Guji>, 250 g",
  category: "Coffee",
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
const BARE: Product = { product: "bare", name: "Paper & filters" };
const DUE = { product: "sample", boughtOn: 0, day: 30, everyDays: 30 };

/** What a mail may recommend, to try and to show mails with: one product of which everything is known, one of which little is. */
export const sampleRecommended = (store: Store, language: string): readonly ShownProduct[] => [
  {
    product: { ...full(store), product: "other", name: 'Kettle "Gooseneck" <1 l>' },
    reason: reasonInWords({ kind: "again", everyDays: 30 }, language, new Map()),
  },
  { product: BARE, reason: reasonInWords({ kind: "category", category: "Coffee" }, language, new Map()) },
];

export const sampleDue = (store: Store, language: string): ShownDue => shownDue(DUE, full(store), language);
export const barestDue = (language: string): ShownDue => shownDue(DUE, BARE, language);
