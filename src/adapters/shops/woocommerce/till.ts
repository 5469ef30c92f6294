import { createHash } from "node:crypto";
import * as z from "zod";
import { decimalText } from "../../../domain/basics/money.ts";
import type { Till } from "../../../domain/config/store.ts";
import type { Discount } from "../../../domain/offers/till/discount.ts";
import type { Clock } from "../../../ports/clock.ts";
import type {
  Failed,
  Later,
  Put,
  RefusedCode,
  Removal,
  ShopTill,
  TillCheck,
  TillCode,
} from "../../../ports/shops.ts";
import { jsonIn, type Reach } from "../reach.ts";

/** A batch takes so many creations and deletions together. */
const MOST = 100;
const EXISTS = "woocommerce_rest_coupon_code_already_exists";
/** Of a coupon that Comeback has made, with a digest of its discount's name. */
const META = "_comeback";

const One = z.object({
  id: z.number().optional(),
  code: z.string().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
const Batch = z.object({ create: z.array(One).default([]), delete: z.array(One).default([]) });
const Coupons = z.array(
  z.object({
    id: z.number(),
    code: z.string(),
    meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
  }),
);

interface WooDeps {
  readonly reach: Reach;
  readonly clock: Clock;
}

/** Codes as WooCommerce's coupons, one each. https://woocommerce.github.io/woocommerce-rest-api-docs/#coupons */
export function makeWooTill(
  { url, categories = {} }: Till,
  currency: string,
  key: string,
  { reach, clock }: WooDeps,
): ShopTill {
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    authorization: `Basic ${Buffer.from(key).toString("base64")}`,
  };

  return { put, remove, check };

  async function ask<T>(
    method: "GET" | "POST",
    path: string,
    shape: z.ZodType<T>,
    body?: unknown,
  ): Promise<{ readonly kind: "data"; readonly data: T } | (Later & { readonly denied?: true }) | Failed> {
    const asked = { method, url: new URL(`/wp-json/wc/v3/${path}`, url).href, headers };
    const answer = await reach({ ...asked, ...(body !== undefined && { body: JSON.stringify(body) }) });
    if (answer.kind === "failed") return { kind: "later", holds: "platform", why: answer.why };
    const { status, retryAfterMs } = answer;
    const why = `WooCommerce answered ${status}`;
    const retryAt = retryAfterMs === undefined ? {} : { retryAt: clock.now() + retryAfterMs };
    if (status === 401 || status === 403)
      return { kind: "later", holds: "platform", why: `${why}: the key is not accepted`, denied: true };
    if (status === 400 || status === 413) return { kind: "failed", why: `${why}: ${messageOf(answer.body)}` };
    if (status < 200 || status > 299) return { kind: "later", holds: "platform", why, ...retryAt };
    const read = shape.safeParse(jsonIn(answer.body));
    // A page of a cache, of a firewall, of a shop under repair.
    if (!read.success)
      return { kind: "later", holds: "platform", why: `${why} with something that is no answer` };
    return { kind: "data", data: read.data };
  }

  async function put(discount: Discount, codes: readonly TillCode[]): Promise<Put> {
    const told = await ask("POST", "coupons/batch", Batch, {
      create: codes.map((code) => couponOf(discount, code)),
    });
    if (told.kind !== "data") return told;
    const refused: RefusedCode[] = [];
    const ids: string[] = [];
    for (const [index, { code }] of codes.entries()) {
      const one = told.data.create[index];
      if (one && !one.error && one.id) ids.push(`${one.id}`);
      else if (one?.error?.code === EXISTS) {
        const there = await found(code);
        if ("kind" in there) return there;
        const [coupon] = there;
        if (coupon && digestIn(coupon) === digestOf(discount)) ids.push(`${coupon.id}`);
        else refused.push({ code, why: `the shop has another coupon with the code ${code}` });
      } else refused.push({ code, why: one?.error?.message ?? "WooCommerce did not answer for it" });
    }
    return { kind: "done", refused, placed: { kind: "coupons", ids } };
  }

  async function found(code: string): Promise<z.infer<typeof Coupons> | Later | Failed> {
    const told = await ask("GET", `coupons?code=${encodeURIComponent(code)}`, Coupons);
    return told.kind === "data" ? told.data : told;
  }

  function couponOf(discount: Discount, { code, holder }: TillCode): object {
    const { benefit, minOrder, endsAt, subject, name } = discount;
    const category = subject === undefined ? undefined : categories[subject];
    const given = {
      percent: () => ({
        discount_type: "percent",
        amount: benefit.kind === "percent" ? `${benefit.percent}` : "0",
      }),
      amount: () => ({
        discount_type: "fixed_cart",
        amount: benefit.kind === "amount" ? decimalText({ amount: benefit.amount, currency }) : "0",
      }),
      free_delivery: () => ({ discount_type: "fixed_cart", amount: "0", free_shipping: true }),
    } satisfies Record<Discount["benefit"]["kind"], () => object>;
    return {
      code,
      ...given[benefit.kind](),
      description: name,
      // To the second, whatever the site's time zone is. `date_expires_gmt` is in the published schema as well, and is not kept.
      date_expires: `${new Date(endsAt).toISOString().slice(0, 19)}Z`,
      individual_use: true,
      usage_limit: 1,
      ...(minOrder !== undefined && { minimum_amount: decimalText({ amount: minOrder, currency }) }),
      ...(category !== undefined && { product_categories: [Number(category)] }),
      ...(holder?.email !== undefined && { email_restrictions: [holder.email] }),
      meta_data: [{ key: META, value: digestOf(discount) }],
    };
  }

  async function remove(what: Removal): Promise<{ readonly kind: "done" } | Later | Failed> {
    const ids: number[] = [];
    if (what.kind !== "codes") ids.push(...what.ids.map(Number));
    else
      for (const code of what.codes) {
        const there = await found(code);
        if ("kind" in there) return there;
        ids.push(...there.filter((coupon) => digestIn(coupon) !== undefined).map(({ id }) => id));
      }
    for (let from = 0; from < ids.length; from += MOST) {
      // One that is gone is answered with an error of its own: nothing is left to do about it.
      const told = await ask("POST", "coupons/batch", Batch, { delete: ids.slice(from, from + MOST) });
      if (told.kind !== "data") return told;
    }
    return { kind: "done" };
  }

  async function check(): Promise<TillCheck> {
    const coupons = await ask("GET", "coupons?per_page=1", Coupons);
    if (coupons.kind === "failed") return { kind: "denied", why: coupons.why };
    if (coupons.kind === "later")
      return { kind: coupons.denied ? "denied" : "unreachable", why: coupons.why };
    const told = await ask("GET", "data/currencies/current", z.object({ code: z.string() }));
    // Keys of users who may only manage coupons are not told the shop's settings.
    const at = told.kind === "data" ? told.data.code : currency;
    return { kind: "open", shop: new URL(url).host, currency: at, missing: [] };
  }
}

const digestOf = ({ name }: Pick<Discount, "name">): string =>
  createHash("sha256").update(name).digest("hex").slice(0, 16);

const digestIn = ({ meta_data: meta }: z.infer<typeof Coupons>[number]): unknown =>
  meta.find(({ key }) => key === META)?.value;

function messageOf(body: string): string {
  const { message } = z.object({ message: z.string() }).catch({ message: "no reason" }).parse(jsonIn(body));
  return message;
}
