import * as z from "zod";
import { SOURCE_NAMES, type Source } from "../domain/facts/sources.ts";

/** One value, or several while they rotate (newest first). Empty strings are placeholders of a fresh deployment. */
const Rotating = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) =>
    (value === undefined ? [] : typeof value === "string" ? [value] : value).filter((one) => one !== ""),
  );

/**
 * Each source proves itself with a key or secret: with `segment` browsers, and with `server` the shop's own servers, which
 * speak the same protocol. `identity` signs who is signed in; `links` signs the tokens in public links and makes the
 * codes; `mailbox` names the ledgers of addresses and never rotates; `webhooks` signs what is posted to other systems;
 * `till` lets Comeback put codes on the shop's platform.
 */
export type KeyName = Source | OwnKey;

/** Keys that a fresh deployment has beside those of the sources. */
export const OWN_KEYS = ["server", "identity", "links", "mailbox", "webhooks", "till"] as const;
export type OwnKey = (typeof OWN_KEYS)[number];

/** A value for every key. */
export function perKey<T>(value: (name: KeyName) => T): Record<KeyName, T> {
  const names: readonly KeyName[] = [...SOURCE_NAMES, ...OWN_KEYS];
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<KeyName, T>;
}

/** The JSON of the keys secret. */
export const KeysSecret = z.object(perKey(() => Rotating));

/**
 * The source whose key a fresh deployment makes up: one, because Secrets Manager generates one string per secret. The
 * others' secrets are filled in by hand.
 */
export const GENERATED = "segment" satisfies Source;
export const isFilledInByHand = (source: Source): boolean => source !== GENERATED;
