import type { Till } from "../../../domain/config/store.ts";
import type { Discount } from "../../../domain/offers/till/discount.ts";
import type {
  Failed,
  Later,
  Placed,
  Put,
  PutProgress,
  RefusedCode,
  Removal,
  ShopTill,
  TillCheck,
  TillCode,
} from "../../../ports/shops.ts";
import type { AnswerOf, UserError } from "./answers.ts";
import { makeShopifyClient, type ShopifyDeps, type Told } from "./client.ts";
import { gid, inputOf, isOurs, titleOf } from "./discount-input.ts";

type CreatedCodes = NonNullable<AnswerOf<"createdCodes">["creation"]>["codes"];

/** Real time that the jobs of bulk additions get before the queue looks at them again. */
const POLLS_MS = [0, 100, 200, 400, 800, 1_600, 3_200] as const;
/** `write_discounts` is read as well. Customers are looked up by their address, for discounts of one customer each. */
const SCOPES = ["write_discounts", "read_customers"] as const;

/** Codes on Shopify: one discount with many codes that are added in bulk, or a discount for each. */
export function makeShopifyTill(
  { url, categories = {}, discounts }: Till,
  currency: string,
  token: string,
  deps: ShopifyDeps,
): ShopTill {
  const ask = makeShopifyClient(url, token, deps);

  return { put, remove, check };

  async function put(
    discount: Discount,
    codes: readonly TillCode[],
    progress: PutProgress = {},
  ): Promise<Put> {
    if (codes.length === 0) return { kind: "failed", why: "no codes to put" };
    if (progress.job !== undefined && progress.discount !== undefined)
      return settled(discount, progress.discount, progress.job);
    if (progress.discount !== undefined) {
      const put = await added(discount, progress.discount, codes);
      if (put !== "gone") return put;
    }
    return begun(discount, codes);
  }

  /** Makes the discount with the first code that nothing else of the shop has, and adds the others: each by itself is refused. */
  async function begun(discount: Discount, codes: readonly TillCode[]): Promise<Put> {
    let made: Awaited<ReturnType<typeof created>> | undefined;
    for (const first of codes) {
      made = await created(discount, first);
      if (made.kind === "another's") continue;
      if (made.kind !== "made") return made;
      const others = codes.filter((code) => code !== first);
      if (others.length === 0) return done(made.id, []);
      const put = await added(discount, made.id, others);
      return put === "gone" ? notReady("the discount is gone again") : put;
    }
    return { kind: "failed", why: made?.kind === "another's" ? made.why : "no codes to put" };
  }

  /** Makes the discount with a code. One that is there already, by a try whose answer was lost, is taken up. */
  async function created(
    discount: Discount,
    { code, holder }: TillCode,
  ): Promise<
    | { readonly kind: "made"; readonly id: string }
    | { readonly kind: "another's"; readonly why: string }
    | Extract<Put, Later | Failed>
  > {
    const customer = holder && (await customerOf(holder));
    if (typeof customer === "object") return customer;
    const { subject, benefit } = discount;
    const category = subject === undefined ? undefined : categories[subject];
    const input = inputOf(discount, {
      ...{ code, currency, now: deps.clock.now() },
      ...(category !== undefined && { collection: gid("Collection", category) }),
      ...(customer !== undefined && { customer }),
    });
    const told = await ask(benefit.kind === "free_delivery" ? "createFreeShipping" : "createBasic", {
      input,
    });
    if (told.kind !== "data") return told;
    const { codeDiscountNode: node, userErrors } = told.data.made;
    if (node) return { kind: "made", id: node.id };
    if (!userErrors.some(isTaken)) return { kind: "failed", why: inWords(userErrors) };
    const owner = await ownerOf(code);
    if (owner.kind !== "found")
      return owner.kind === "none" ? { kind: "failed", why: inWords(userErrors) } : owner;
    return owner.title === titleOf(discount)
      ? { kind: "made", id: owner.id }
      : { kind: "another's", why: `the shop has another discount with the code ${code}` };
  }

  /** `gone`: somebody has removed the discount on Shopify. */
  async function added(discount: Discount, id: string, some: readonly TillCode[]): Promise<Put | "gone"> {
    const told = await ask("addCodes", { discount: id, codes: some.map(({ code }) => ({ code })) });
    if (told.kind !== "data") return told.kind === "later" ? { ...told, progress: { discount: id } } : told;
    const { bulkCreation, userErrors } = told.data.added;
    if (bulkCreation) return settled(discount, id, bulkCreation.id);
    return userErrors.some(isGone) ? "gone" : { kind: "failed", why: inWords(userErrors) };
  }

  /** Waits for the job and says which codes it has not made. */
  async function settled(discount: Discount, id: string, job: string): Promise<Put> {
    const progress = { discount: id, job };
    for (const ms of POLLS_MS) {
      await deps.pause(ms);
      const told = await ask("creation", { id: job });
      if (told.kind !== "data") return told.kind === "later" ? { ...told, progress } : told;
      const { creation } = told.data;
      // A job that Shopify has forgotten: the codes are added again, and what is there already is ours.
      if (!creation) return { ...notReady("Shopify has lost the job"), progress: { discount: id } };
      if (!creation.done) continue;
      const refused = creation.failedCount === 0 ? [] : await refusedBy(discount, job);
      return "kind" in refused ? { ...refused, progress } : done(id, refused);
    }
    return { ...notReady("Shopify has not added the codes yet"), progress };
  }

  async function refusedBy(discount: Discount, job: string): Promise<readonly RefusedCode[] | Later> {
    const refused: RefusedCode[] = [];
    let after: string | null = null;
    do {
      const told: Told<"createdCodes"> = await ask("createdCodes", { id: job, after });
      if (told.kind !== "data") return told.kind === "later" ? told : notReady(told.why);
      const page: CreatedCodes | undefined = told.data.creation?.codes;
      for (const { code, errors } of page?.nodes ?? []) {
        if (errors.length === 0) continue;
        const owner = errors.some(isTaken) ? await ownerOf(code) : undefined;
        if (owner?.kind === "later") return owner;
        if (owner?.kind !== "found" || owner.title !== titleOf(discount))
          refused.push({ code, why: inWords(errors) });
      }
      after = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    return refused;
  }

  /** The platform's id where it is known, else whoever has the address there; nobody: anyone may use the code, once. */
  async function customerOf({
    id,
    email,
  }: NonNullable<TillCode["holder"]>): Promise<string | undefined | Later | Failed> {
    if (discounts !== "each") return undefined;
    if (id !== undefined) return gid("Customer", id);
    const told = await ask("customer", { email });
    return told.kind === "data" ? told.data.customer?.id : told;
  }

  async function ownerOf(code: string): Promise<
    | {
        readonly kind: "found";
        readonly id: string;
        readonly title: string;
        readonly codes: number;
        readonly redeem?: string;
      }
    | { readonly kind: "none" }
    | Later
    | Failed
  > {
    const told = await ask("byCode", { code });
    if (told.kind !== "data") return told;
    const { node } = told.data;
    if (!node) return { kind: "none" };
    const { title = "", some, found } = node.codeDiscount;
    const redeem = found?.nodes.find((one) => one.code.toUpperCase() === code.toUpperCase())?.id;
    return {
      kind: "found",
      id: node.id,
      title,
      codes: some?.nodes.length ?? 0,
      ...(redeem !== undefined && { redeem }),
    };
  }

  async function remove(what: Removal): Promise<{ readonly kind: "done" } | Later | Failed> {
    if (what.kind === "codes") return removeCodes(what.codes);
    for (const id of what.ids) {
      const told = await removeDiscount(id);
      if (told.kind !== "done") return told;
    }
    return { kind: "done" };
  }

  /** A discount of one code goes with it; of others the code is taken off. What is not there, or not ours, stays so. */
  async function removeCodes(codes: readonly string[]): Promise<{ readonly kind: "done" } | Later | Failed> {
    const byDiscount = new Map<string, string[]>();
    for (const code of codes) {
      const owner = await ownerOf(code);
      if (owner.kind === "later" || owner.kind === "failed") return owner;
      if (owner.kind === "none" || !isOurs(owner.title)) continue;
      if (owner.codes === 1) {
        const told = await removeDiscount(owner.id);
        if (told.kind !== "done") return told;
      } else if (owner.redeem !== undefined)
        byDiscount.set(owner.id, [...(byDiscount.get(owner.id) ?? []), owner.redeem]);
    }
    for (const [discount, ids] of byDiscount) {
      const told = await ask("removeCodes", { discount, ids });
      if (told.kind !== "data") return told;
      const { userErrors } = told.data.removed;
      if (userErrors.length > 0) return { kind: "failed", why: inWords(userErrors) };
    }
    return { kind: "done" };
  }

  async function removeDiscount(id: string): Promise<{ readonly kind: "done" } | Later | Failed> {
    const told = await ask("removeDiscount", { id });
    if (told.kind !== "data") return told;
    // Whoever removed it before has done the same.
    return { kind: "done" };
  }

  async function check(): Promise<TillCheck> {
    const told = await ask("check", {});
    if (told.kind === "failed") return { kind: "denied", why: told.why };
    if (told.kind === "later") return { kind: told.denied ? "denied" : "unreachable", why: told.why };
    const { shop, currentAppInstallation } = told.data;
    const has = new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle));
    const needs = SCOPES.filter((scope) => scope === "write_discounts" || discounts === "each");
    const missing = needs.filter((scope) => !has.has(scope) && !has.has(scope.replace("read_", "write_")));
    return { kind: "open", shop: shop.name, currency: shop.currencyCode, missing };
  }
}

const done = (id: string, refused: readonly RefusedCode[]): Put => {
  const placed: Placed = { kind: "discount", id };
  return { kind: "done", refused, placed };
};

const notReady = (why: string): Later => ({ kind: "later", holds: "codes", why });

/** Shopify says TAKEN of a code that exists, DUPLICATE of one that a list names twice. */
const isTaken = ({ code, message }: UserError): boolean =>
  code === "TAKEN" || /must be unique|taken/i.test(message);

const isGone = ({ message }: UserError): boolean => /does not exist|not found|invalid id/i.test(message);

const inWords = (errors: readonly UserError[]): string =>
  errors.map(({ message }) => message).join("; ") || "Shopify refused it without a word";
