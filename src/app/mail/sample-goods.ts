import { toMinor } from "../../domain/basics/money.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import type { Store } from "../../domain/config/bundle.ts";
import { reasonInWords, type ShownDue, type ShownProduct, shownDue } from "./goods.ts";

const full = ({ currency }: Store): Product => ({
  product: "sample",
  name: "Ethiopia <Guji>, 250 g",
  category: "Coffee",
  price: { amount: toMinor(1_234.5, currency), currency },
  url: "https://shop.example/p/sample?a=1&b=2",
  image: "https://shop.example/p/sample.jpg",
});

/** Nothing but what every product in a mail has. */
const BARE: Product = { product: "bare", name: "Paper & filters" };
const DUE = { product: "sample", boughtOn: 0, day: 30, everyDays: 30 };

/** What a mail may recommend, to try and to show mails with: one product of which everything is known, one of which little is. */
export const sampleRecommended = (store: Store, language: string): readonly ShownProduct[] => [
  { product: full(store), reason: reasonInWords({ kind: "again", everyDays: 30 }, language, new Map()) },
  { product: BARE, reason: reasonInWords({ kind: "category", category: "Coffee" }, language, new Map()) },
];

export const sampleDue = (store: Store, language: string): ShownDue => shownDue(DUE, full(store), language);
export const barestDue = (language: string): ShownDue => shownDue(DUE, BARE, language);
