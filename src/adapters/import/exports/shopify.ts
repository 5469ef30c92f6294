import { readYesOrNo } from "../../../domain/basics/yes-or-no.ts";
import type { KnownExport } from "./known-export.ts";

/**
 * Customers, as the admin exports them to CSV. Their `no` is said both of those who
 * never agreed and of those who unsubscribed, so it withdraws. The customer's number is left out: Shopify's webhooks tell
 * of it, and the same number as the shop's own id would make another account of the same address.
 */
export const SHOPIFY: KnownExport = {
  tool: "Shopify",
  isIt: (titles) =>
    titles.has("acceptsemailmarketing") && (titles.has("totalspent") || titles.has("acceptssmsmarketing")),
  contents: () => ({ of: "customers", so: "it has no times of consents" }),
  columns: {
    country: ["Default Address Country Code", "Country Code"],
    phone: ["Phone", "Default Address Phone"],
  },
  status: {
    reads: /^acceptsemailmarketing$/,
    dates: /^$/,
    of: (cell) => {
      const written = cell("Accepts Email Marketing");
      const answer = readYesOrNo(written);
      if (answer === "yes") return { consent: "given" };
      if (answer === "no") return { consent: "withdrawn", source: "Accepts Email Marketing: no" };
      return { consent: "none", ...(answer === undefined && written !== "" && { unknown: written }) };
    },
  },
  useless:
    /^(customerid|totalspent|totalorders|taxexempt|accepts(sms|whatsapp)marketing|defaultaddressphone)$/,
  lists: /^tags$/,
  attribute: (title) =>
    /\(customer\.metafields\.[^.)]+\.([^)]+)\)$/.exec(title)?.[1] ?? title.replace(/^Default Address /i, ""),
};
