import { plainTitle } from "../titles/known-titles.ts";
import { KLAVIYO } from "./klaviyo.ts";
import type { Contents, KnownExport } from "./known-export.ts";
import { MAILCHIMP } from "./mailchimp.ts";
import { MAUTIC } from "./mautic.ts";
import type { OrderExport } from "./order-export.ts";
import { PINPOINT } from "./pinpoint.ts";
import { SHOPIFY } from "./shopify.ts";
import { SHOPIFY_ORDERS } from "./shopify-orders.ts";
import { WOOCOMMERCE } from "./woocommerce.ts";

const EXPORTS: readonly KnownExport[] = [MAILCHIMP, KLAVIYO, SHOPIFY, PINPOINT, WOOCOMMERCE, MAUTIC];

const ORDER_EXPORTS: readonly OrderExport[] = [SHOPIFY_ORDERS];

/** The platform's export of orders that a file is, by its titles. */
export function orderExportOf(header: readonly string[]): OrderExport | undefined {
  const titles = new Set(header.map(plainTitle));
  return ORDER_EXPORTS.find(({ isIt }) => isIt(titles));
}

/** An export that a file is, and what is in it. */
export interface Recognised {
  readonly tool: KnownExport;
  readonly contents: Contents;
  /** Where each plain title stands first. */
  readonly columns: ReadonlyMap<string, number>;
}

/** The export that a file is, by its titles; its name counts where they leave something open. */
export function recognised(header: readonly string[], fileName: string): Recognised | undefined {
  const columns = new Map<string, number>();
  for (const [column, title] of header.entries()) {
    const plain = plainTitle(title);
    if (!columns.has(plain)) columns.set(plain, column);
  }
  const titles = new Set(columns.keys());
  const tool = EXPORTS.find(({ isIt }) => isIt(titles));
  return tool && { tool, contents: tool.contents(titles, fileName), columns };
}

/** What the user is told of it. */
export function recognitionLine({ tool, contents: { of, so } }: Recognised): string {
  const article = /^[AEIOU]/i.test(tool.tool) ? "an" : "a";
  return `This looks like ${article} ${tool.tool} export of ${of}${so === undefined ? "" : `: ${so}`}.`;
}
