import type { CareEntry } from "../config/care.ts";
import type { Item } from "../facts/facts.ts";

type Line = Pick<Item, "product" | "category">;

/** What care.yaml says of a line: of its product, and where it says nothing of that, of its category. */
export function careOf(list: readonly CareEntry[], { product, category }: Line): CareEntry | undefined {
  return (
    list.find((one) => one.product === product) ??
    (category === undefined ? undefined : list.find((one) => one.category === category))
  );
}
