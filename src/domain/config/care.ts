import type { Localised } from "./localised.ts";

/** What the shop says of goods after they were bought, for the mails of chains about an order. */
export interface Care {
  /** An entry about a product goes before one about its category; of several about the same the first counts. */
  readonly list: readonly CareEntry[];
}

/** Names a product or a category, never both. */
export interface CareEntry {
  readonly product?: string;
  readonly category?: string;
  readonly instructions?: Localised;
  /** Address of a page or a file with more. */
  readonly manual?: Localised;
  readonly warranty_months?: number;
  /** What goes with it. */
  readonly accessories?: readonly Accessory[];
}

export interface Accessory {
  readonly product?: string;
  readonly category?: string;
  /** What a mail calls it; the catalogue's name when absent. */
  readonly name?: Localised;
}
