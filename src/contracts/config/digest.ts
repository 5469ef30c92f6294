import * as z from "zod";
import { WEEKDAYS } from "../../domain/basics/weekday.ts";
import { unmailable } from "../../domain/mail/address-header.ts";
import { EmailAddress, WebAddress } from "./values.ts";

const MOST_READERS = 50;

export const DigestSchema = z.strictObject({
  to: z
    .array(EmailAddress.refine((address) => unmailable(address) === undefined, "cannot be mailed"))
    .min(1, "write at least one address, or leave `digest` out")
    .max(MOST_READERS, `at most ${MOST_READERS} addresses`)
    .refine(
      (all) => new Set(all.map((one) => one.toLowerCase())).size === all.length,
      "an address is there twice",
    )
    .describe("Addresses of people who run the shop. Each gets a mail of their own."),
  weekday: z.enum(WEEKDAYS).default("monday").describe("It comes on the morning of this day of the shop."),
  page: WebAddress.exactOptional().describe("Address of the marketer's page, for a link to it."),
});
