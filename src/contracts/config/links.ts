import * as z from "zod";

const PLACES = /\{(?!(?:chain|template|step)\})[^}]*\}?/;

const UtmValue = z
  .string()
  .trim()
  .min(1, "write something, or leave it out")
  .max(100, "at most 100 characters")
  .regex(/^[^\s&?#=]*$/, "no spaces and none of & ? # =")
  .refine((text) => !PLACES.test(text), "only {chain}, {template} and {step} stand for something here");

const Utm = z.strictObject({
  source: UtmValue.exactOptional().describe("`utm_source`; `comeback` when absent."),
  medium: UtmValue.exactOptional().describe("`utm_medium`; `email` when absent."),
  campaign: UtmValue.exactOptional().describe("`utm_campaign`; `{chain}` when absent."),
  content: UtmValue.exactOptional().describe("`utm_content`; `{template}` when absent."),
  term: UtmValue.exactOptional().describe("`utm_term`; none when absent."),
});

const CodeLink = z
  .string()
  .trim()
  .max(200, "at most 200 characters")
  .regex(
    /^(\/(?!\/)|\?)[^\s\\]*$/,
    "write a path of the shop (/discount/{code}?redirect={path}) or parameters (?coupon={code})",
  )
  .refine((text) => text.split("{code}").length === 2, "has to hold {code}, once")
  .refine(
    (text) => !/[{}]/.test(text.replace("{code}", "").replace("{path}", "")),
    "only {code} and, in a path, {path} stand for something here",
  )
  .refine(
    (text) =>
      !text.startsWith("?") ||
      (!text.includes("{path}") && /^\?[^=&#]+=[^&#]*(&[^=&#]+=[^&#]*)*$/.test(text)),
    "write parameters as ?name=value, with {code} as a value",
  );

export const LinksSchema = z.strictObject({
  utm: z
    .union([z.boolean(), Utm])
    .exactOptional()
    .describe(
      "UTM parameters on links to the shop's own hosts: `true` for the usual ones, or their values, in which {chain}, {template} and {step} stand for the mail's. None when absent.",
    ),
  code_link: CodeLink.exactOptional().describe(
    "How a link to the shop puts the mail's code into the till: a path of the shop like /discount/{code}?redirect={path} (Shopify), or parameters like ?coupon={code}.",
  ),
  track_clicks: z
    .boolean()
    .exactOptional()
    .describe(
      "Whether links to the shop lead by way of Comeback, which counts the clicks. They do not when absent.",
    ),
});
