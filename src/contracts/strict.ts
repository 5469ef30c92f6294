import * as z from "zod";
import { LARGEST_AMOUNT } from "../domain/basics/amount.ts";

/** Pieces of messages whose sender can be told what is wrong: what does not fit is refused. */

export const Id = z.union([z.string().trim().min(1).max(1_000), z.number().int()]).transform(String);

/** One line of text. */
export const Text = (longest: number) =>
  z
    .string()
    .transform((value) =>
      value
        .toWellFormed()
        .replace(/\p{Cc}+/gu, " ")
        .trim(),
    )
    .pipe(z.string().min(1).max(longest));

const DECIMAL = 'must be a decimal number, like 12.5 or "12.50"';
export const Amount = z
  .union([z.number(), z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/, DECIMAL)], { error: DECIMAL })
  .transform(Number)
  .pipe(z.number().min(0, "must not be negative").max(LARGEST_AMOUNT));

export const Currency = z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code, like EUR");
