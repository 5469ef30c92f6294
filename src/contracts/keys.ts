import * as z from "zod";

/** One value, or several while they rotate (newest first). Empty strings are placeholders of a fresh deployment. */
const Rotating = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) =>
    (value === undefined ? [] : typeof value === "string" ? [value] : value).filter((one) => one !== ""),
  );

/** The JSON of the keys secret. */
export const KeysSecret = z.object({
  segment: Rotating,
  shopify: Rotating,
  woocommerce: Rotating,
  standard: Rotating,
  links: Rotating,
});
