import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, Fact, FactOf, ReferralRefusal } from "../facts/facts.ts";
import { type Rank, rankOf } from "../facts/ranks.ts";

/** Who brought a customer, and what became of that. */
export interface Referral {
  readonly by: CustomerKey;
  readonly code: string;
  readonly at: Instant;
  /** Whose word it is; the shop's own when absent. */
  readonly rank?: Rank;
  readonly refused?: ReferralRefusal;
  /** The one who brought the customer has got the points. */
  readonly earned?: true;
}

/** What the code is called in addresses, traits and properties of events. */
export const REF = "ref";

const PREFIX = "FRIEND-";
const FORM = /^FRIEND-[0-9A-HJKMNP-TV-Z]{8}$/;

/** The code of a customer, from random-looking bytes that only Comeback can make of the customer's key. */
export const referralCode = (bytes: Uint8Array): string =>
  `${PREFIX}${[...bytes.subarray(0, 8)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;

/** Crockford's base 32, as other codes have it. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code as somebody typed it or a link brought it; undefined for what is none. */
export function readReferralCode(text: unknown): string | undefined {
  if (typeof text !== "string" || text.length > 40) return undefined;
  const code = text.trim().toUpperCase();
  return FORM.test(code) ? code : undefined;
}

/** What the facts of a customer say of who brought them: the shop's word before a browser's, then whichever came first. */
export function referralIn(facts: readonly Fact[]): Referral | undefined {
  const said = facts.filter((fact) => fact.kind === "referred");
  const claims = said.filter((fact) => !isVerdict(fact)).toSorted(byTrust);
  const verdictOn = (code: string) => {
    const verdicts = said.filter((fact) => isVerdict(fact) && fact.code === code);
    return verdicts.find(({ earned }) => earned) ?? verdicts[0];
  };
  const claim = claims.find(({ code }) => !verdictOn(code)?.refused) ?? claims[0];
  const basis = claim ?? said.find(isVerdict);
  if (!basis) return undefined;
  const { by, code, at, rank } = basis;
  const { refused, earned } = verdictOn(code) ?? {};
  return {
    ...{ by, code, at },
    ...(rank && { rank }),
    ...(earned ? { earned } : refused && { refused }),
  };
}

const isVerdict = ({ refused, earned }: FactOf<"referred">): boolean =>
  refused !== undefined || earned !== undefined;

const byTrust = (one: FactOf<"referred">, other: FactOf<"referred">): number =>
  Number(rankOf(one) === "browser") - Number(rankOf(other) === "browser") ||
  one.at - other.at ||
  (one.code < other.code ? -1 : 1);

/** What is compared of two people to see whether they are two. */
export interface Party {
  /** All keys of the person. */
  readonly keys: readonly CustomerKey[];
  readonly email?: string;
  readonly phone?: string;
  /** Postal, where a source tells of one. */
  readonly address?: string;
  /** Browsers that were signed in as this person. */
  readonly devices: readonly CustomerKey[];
}

export interface Claim {
  readonly friend: Party;
  readonly referrer: Party;
  /** Whether the friend had ordered before being brought. */
  readonly orderedBefore: boolean;
  /** Who brought the referrer, who brought that one, and so on. */
  readonly line: readonly CustomerKey[];
}

/** Why a referral is none; the plainest reason first. */
export function refusalOf({ friend, referrer, orderedBefore, line }: Claim): ReferralRefusal | undefined {
  if (friend.keys.some((key) => referrer.keys.includes(key))) return "self";
  if (isSame(mailboxOf(friend.email), mailboxOf(referrer.email))) return "same-mailbox";
  if (isSame(digitsOf(friend.phone), digitsOf(referrer.phone))) return "same-phone";
  if (isSame(lettersOf(friend.address), lettersOf(referrer.address))) return "same-address";
  if (friend.devices.some((device) => referrer.devices.includes(device))) return "same-device";
  if (orderedBefore) return "ordered-before";
  return line.some((key) => friend.keys.includes(key)) ? "ring" : undefined;
}

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one !== "" && one === other;

/** Where mails to an address end up: what follows a plus is the same mailbox's, and Gmail knows no dots. */
export function mailboxOf(email: string | undefined): string | undefined {
  const [, local = "", domain = ""] = /^(.+)@(.+)$/.exec(email?.trim().toLowerCase() ?? "") ?? [];
  if (domain === "") return undefined;
  const name = local.split("+")[0] ?? local;
  const isGmail = domain === "gmail.com" || domain === "googlemail.com";
  return isGmail ? `${name.replaceAll(".", "")}@gmail.com` : `${name}@${domain}`;
}

/** A number by its last ten digits, which are the same with and without the country. Shorter ones are not compared. */
export function digitsOf(phone: string | undefined): string | undefined {
  const digits = phone?.replace(/\D/g, "") ?? "";
  return digits.length < 7 ? undefined : digits.slice(-10);
}

/** An address without what people write in different ways. Too short to tell where it has less than a street and a number. */
export function lettersOf(address: string | undefined): string | undefined {
  const letters = address?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") ?? "";
  return letters.length < 8 ? undefined : letters;
}
