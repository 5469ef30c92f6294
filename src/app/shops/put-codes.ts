import pMap, { pMapSkip } from "p-map";
import { defined } from "../../domain/basics/defined.ts";
import type { Store, Till } from "../../domain/config/store.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import {
  type Discount,
  type DiscountedCodes,
  discountsOf,
  type PromisedCode,
} from "../../domain/offers/till/discount.ts";
import { KEPT_AFTER_END_MS } from "../../domain/offers/till/retries.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { Holder, Placed, Put, PutProgress, RefusedCode, ShopTill, TillCode } from "../../ports/shops.ts";
import type { BatchProgress, TillQueue } from "../../ports/till-batches.ts";
import { personOf } from "../chains/person.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import type { Stepped } from "./stepped.ts";

export interface PutCodesDeps {
  readonly queue: TillQueue;
  readonly customers: Pick<CustomerStore, "get">;
  readonly codes: Pick<CodeStore, "get">;
}

interface At {
  readonly store: Store;
  readonly till: Till;
  readonly shop: ShopTill;
}

const AT_ONCE = 8;

const NOBODY = "its customer has no e-mail address any more";

/** Puts the codes of a batch on the platform, discount by discount. */
export function makePutCodes({ queue, customers, codes: ledger }: PutCodesDeps) {
  return putCodes;

  async function putCodes(
    codes: readonly PromisedCode[],
    before: BatchProgress,
    { store, till, shop }: At,
    hasTime: () => boolean,
  ): Promise<Stepped> {
    const groups = discountsOf(codes, till, store.time_zone, before.addedAt);
    let progress = begun(before, till);
    for (const group of groups.slice(progress.next)) {
      if (!hasTime()) return { kind: "out-of-time", progress };
      const { ready, refused } = await readied(before.replayed ? await standing(group) : group, till);
      const known = progress.put?.discount ?? (await rememberedId(group.discount));
      const put = await placed(group.discount, ready, shop, {
        ...progress.put,
        ...defined({ discount: known }),
      });
      if (put.kind === "later") {
        const { progress: so, ...by } = put;
        return { kind: "stuck", progress: { ...progress, ...defined({ put: so }) }, by };
      }
      if (put.kind === "done" && !group.discount.own) await noted(group.discount, put.placed, known);
      const failed = put.kind === "failed" ? ready.map(({ code }) => ({ code, why: put.why })) : put.refused;
      progress = advanced(progress, [...refused, ...failed]);
    }
    await removedOnceOver(groups);
    return { kind: "over", progress };
  }

  /** What was withdrawn after its batch was given up has been taken off already, and nobody would take it off again. */
  async function standing({ discount, codes }: DiscountedCodes): Promise<DiscountedCodes> {
    const unlessWithdrawn = async (code: PromisedCode) =>
      (await ledger.get(code.code))?.stage === "withdrawn" ? pMapSkip : code;
    return { discount, codes: await pMap(codes, unlessWithdrawn, { concurrency: AT_ONCE }) };
  }

  async function rememberedId({ own, name }: Discount): Promise<string | undefined> {
    return own ? undefined : queue.discount(name);
  }

  /** Discounts of one code each: found by it when it has long been over. */
  async function removedOnceOver(groups: readonly DiscountedCodes[]): Promise<void> {
    const own = groups.filter(({ discount }) => discount.own);
    if (own.length === 0) return;
    const codes = own.flatMap((group) => group.codes.map(({ code }) => code));
    const until = Math.max(...own.map(({ discount }) => discount.endsAt)) + KEPT_AFTER_END_MS;
    await queue.schedule({ kind: "remove", what: { kind: "codes", codes }, after: [] }, until);
  }

  /** What was made is remembered, for the next codes that lead to it, and taken off again when it has long been over. */
  async function noted({ name, endsAt }: Discount, what: Placed, known: string | undefined): Promise<void> {
    const until = endsAt + KEPT_AFTER_END_MS;
    if (what.kind === "coupons") {
      if (what.ids.length === 0) return;
      const job = { kind: "remove", what: { kind: "coupons", ids: what.ids }, after: [] } as const;
      return queue.schedule(job, until);
    }
    if (what.id === known) return;
    await queue.schedule({ kind: "remove", what: { kind: "discounts", ids: [what.id] }, after: [] }, until);
    await queue.remember(name, what.id, until);
  }

  /** With whom the platform shall hold each to, as the profile has it at this moment; refused where it cannot be put. */
  async function readied({ discount, codes }: DiscountedCodes, till: Till) {
    const ready: TillCode[] = [];
    const refused: RefusedCode[] = [];
    for (const { code, customer } of codes) {
      const unfit = unmapped(discount, till);
      if (unfit !== undefined) refused.push({ code, why: unfit });
      else if (!isHeld(discount, till)) ready.push({ code });
      else {
        const holder = await holderOf(customer, till);
        if (holder) ready.push({ code, holder });
        else refused.push({ code, why: NOBODY });
      }
    }
    return { ready, refused };
  }

  async function holderOf(key: CustomerKey, till: Till): Promise<Holder | undefined> {
    const profile = (await unlessUnreadable(personOf(customers, key, "eventual")))?.profile;
    if (!profile) return undefined;
    const prefix = `p:${till.platform}:`;
    const own = [key, profile.id, ...profile.aliases].find((one) => one.startsWith(prefix));
    if (profile.email === undefined && own === undefined) return undefined;
    if (till.platform === "woocommerce" && profile.email === undefined) return undefined;
    return defined({ email: profile.email, id: own?.slice(prefix.length) });
  }
}

const placed = (
  discount: Discount,
  ready: readonly TillCode[],
  shop: ShopTill,
  progress: PutProgress,
): Promise<Put> =>
  ready.length === 0
    ? Promise.resolve({ kind: "done", refused: [], placed: { kind: "coupons", ids: [] } })
    : shop.put(discount, ready, progress);

/** The next discount of the batch. */
function advanced(
  { put: _, since: __, why: ___, ...rest }: BatchProgress,
  refused: readonly RefusedCode[],
): BatchProgress {
  return { ...rest, next: rest.next + 1, tries: 0, refused: [...rest.refused, ...refused] };
}

/** Where somebody has changed how the batch is divided, it begins anew: what is on the platform already does no harm. */
function begun(before: BatchProgress, { platform, discounts }: Till): BatchProgress {
  const till = `${platform} ${discounts}`;
  if (before.till === till) return before;
  const { put: _, ...rest } = before;
  return { ...rest, till, next: 0, refused: [] };
}

/** Whether the platform itself is told whose a code is. */
const isHeld = ({ bound }: Discount, { platform, discounts }: Till): boolean =>
  bound === "customer" && (platform === "woocommerce" || discounts === "each");

/** Free delivery is for the whole order: no platform cuts it down to what fits. */
function unmapped({ subject, benefit }: Discount, { categories = {} }: Till): string | undefined {
  if (subject === undefined || benefit.kind === "free_delivery" || categories[subject] !== undefined)
    return undefined;
  return `till.categories of store.yaml has no id for ${subject}`;
}
