import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { buildSchema, GraphQLError, graphql, Kind, OperationTypeNode, parse, visit } from "graphql";
import { Checkout, cents, type Placed, sumOf } from "./checkout.ts";
import { type Call, type DoubleDeps, makeBucket, type Reply, serve, signature } from "./server.ts";
import { type DiscountInput, type KeptDiscount, makeDiscounts } from "./shopify-discounts.ts";

const SCHEMA = buildSchema(readFileSync(new URL("shopify-admin.graphql", import.meta.url), "utf8"));

/** Of a plan without extras. https://shopify.dev/docs/api/usage/limits */
const BUCKET = { size: 2_000, perSecond: 100 };
const MUTATION_COST = 10;
/** How long a bulk job takes, of the machine's time. */
const JOB_MS = 20;
const MOST_CODES = 250;

interface Job {
  readonly doneAt: number;
  readonly codes: readonly { readonly code: string; readonly errors: readonly object[] }[];
  readonly discount: KeptDiscount;
}

export interface ShopDouble {
  readonly listener: RequestListener;
  /** What the listener answers; undefined when the connection breaks instead. */
  answer(call: Call): Promise<Reply | undefined>;
  /** Every code that the platform knows. */
  codes(): readonly string[];
}

interface Options {
  readonly bucket?: { readonly size: number; readonly perSecond: number };
  readonly jobMs?: number;
}

/**
 * A shop on Shopify, as far as codes go: its Admin API, held to the schema that Shopify publishes, with its cost bucket and
 * its jobs, and a checkout of its own (`POST /checkout`, `POST /cancel`) whose orders are told by signed webhooks.
 */
export function makeShopify(deps: DoubleDeps, options: Options = {}): ShopDouble {
  const { now, machineNow, currency, fault = () => undefined } = deps;
  const idOf = (name: string) => deps.categories[name]?.split("/").at(-1);
  const discounts = makeDiscounts(now, idOf);
  const { size, perSecond } = options.bucket ?? BUCKET;
  const bucket = makeBucket(size, perSecond, machineNow);
  const jobs = new Map<string, Job>();
  const customers = new Map<string, string>();
  const tags = new Map<string, Set<string>>();
  const orders = new Map<string, object>();

  const rootValue = rootOf(discounts, jobs, tags, {
    ...{ machineNow, currency, customerOf: (email: string) => customers.get(email.toLowerCase()) },
    jobMs: options.jobMs ?? JOB_MS,
  });

  /** Whoever orders has an account from then on. */
  const customerOf = (email: string): string => {
    const known = customers.get(email.toLowerCase());
    const id = known ?? `gid://shopify/Customer/${7_000 + customers.size}`;
    customers.set(email.toLowerCase(), id);
    if (known === undefined) tags.set(id, new Set());
    return id;
  };

  const answer = async (call: Call): Promise<Reply | undefined> => {
    if (call.path === "/checkout") return checkout(call);
    if (call.path === "/cancel") return cancel(call);
    const wrong = fault(call);
    if (wrong === "lost") return undefined;
    if (wrong === "error") return { status: 502, body: { errors: "Bad Gateway" } };
    if (wrong === "too-many")
      return { status: 429, body: { errors: "Too many" }, headers: { "retry-after": "1" } };
    const reply = await admin(call, wrong === "throttled");
    return wrong === "unheard" ? undefined : reply;
  };

  return {
    listener: serve(answer),
    answer,
    codes: () => discounts.all().flatMap(({ codes }) => [...codes.values()].map(({ code }) => code)),
  };

  async function admin({ method, path, headers, body }: Call, throttle: boolean): Promise<Reply> {
    if (method !== "POST" || !/^\/admin\/api\/\d{4}-\d{2}\/graphql\.json$/.test(path))
      return { status: 404, body: { errors: "Not Found" } };
    if (headers["x-shopify-access-token"] !== deps.key)
      return { status: 401, body: { errors: "[API] Invalid API key or access token" } };
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    const cost = costOf(query);
    if (throttle || !bucket.take(cost)) {
      const throttled = { message: "Throttled", extensions: { code: "THROTTLED" } };
      return { status: 200, body: { errors: [throttled], extensions: costs(cost) } };
    }
    const result = await graphql({
      ...{ schema: SCHEMA, source: query, rootValue },
      ...(variables && { variableValues: variables }),
    });
    const errors = result.errors?.map((error) => ({
      message: error.message,
      extensions: { code: codeOf(error) },
    }));
    return {
      status: 200,
      body: { ...(result.data && { data: result.data }), ...(errors && { errors }), extensions: costs(cost) },
    };
  }

  function costs(requestedQueryCost: number) {
    const throttleStatus = {
      maximumAvailable: size,
      currentlyAvailable: Math.floor(bucket.left()),
      restoreRate: perSecond,
    };
    return { cost: { requestedQueryCost, actualQueryCost: requestedQueryCost, throttleStatus } };
  }

  async function checkout({ body }: Call): Promise<Reply> {
    const read = Checkout.safeParse(JSON.parse(body));
    if (!read.success) return { status: 422, body: { errors: read.error.issues } };
    const wanted = read.data;
    const number = wanted.order ?? `${9_000 + orders.size}`;
    const known = orders.get(number);
    if (known) return { status: 200, body: (known as { placed: Placed }).placed };
    const customer = wanted.customer.id ?? customerOf(wanted.customer.email);
    const result = wanted.code === undefined ? undefined : discounts.redeem(wanted, customer);
    const discount = result?.kind === "taken" ? result.discount : 0;
    const total = cents(sumOf(wanted.items) + wanted.delivery - discount);
    const placed: Placed = {
      order: number,
      total,
      discount,
      ...(result?.kind === "refused" && { refused: result.why }),
    };
    const order = orderOf(wanted, placed, customer);
    orders.set(number, { placed, order });
    await tell("orders/create", order);
    return { status: 201, body: placed };
  }

  async function cancel({ body }: Call): Promise<Reply> {
    const { order: number } = JSON.parse(body) as { order: string };
    const known = orders.get(number) as { placed: Placed; order: object } | undefined;
    if (!known) return { status: 404, body: { errors: "Not Found" } };
    const at = new Date(now()).toISOString();
    await tell("orders/cancelled", { ...known.order, cancelled_at: at, updated_at: at });
    return { status: 200, body: known.placed };
  }

  function orderOf(
    { customer, items, code, cart }: Checkout,
    { order, total, discount, refused }: Placed,
    id: string,
  ) {
    const at = new Date(now()).toISOString();
    const used = code !== undefined && refused === undefined;
    const kept = used ? discounts.byCode(code) : undefined;
    const type =
      kept?.type === "DiscountCodeFreeShipping"
        ? "shipping"
        : kept?.input.customerGets?.value?.percentage
          ? "percentage"
          : "fixed_amount";
    return {
      ...{ id: order, name: `#${order}`, currency, email: customer.email },
      ...{ created_at: at, processed_at: at, updated_at: at, cancelled_at: null },
      ...{
        total_price: total.toFixed(2),
        current_total_price: total.toFixed(2),
        total_discounts: discount.toFixed(2),
      },
      discount_codes: used ? [{ code, amount: discount.toFixed(2), type }] : [],
      ...(cart !== undefined && { checkout_token: cart }),
      customer: { id: id.split("/").at(-1), email: customer.email },
      line_items: items.map(({ product, name, category, merchant, price, quantity }) => ({
        ...{
          product_id: product,
          title: name,
          quantity,
          current_quantity: quantity,
          price: price.toFixed(2),
        },
        ...(category !== undefined && { product_type: category }),
        ...(merchant !== undefined && { vendor: merchant }),
      })),
      refunds: [],
    };
  }

  async function tell(topic: string, order: object): Promise<void> {
    const body = JSON.stringify(order);
    const headers = {
      "content-type": "application/json",
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": "double.myshopify.com",
      "x-shopify-hmac-sha256": signature(deps.webhookSecret, body),
    };
    await deps.tell("/webhooks/shopify", headers, body);
  }
}

interface RootDeps {
  readonly machineNow: () => number;
  readonly currency: string;
  readonly customerOf: (email: string) => string | undefined;
  readonly jobMs: number;
}

/** What answers the queries and mutations of the schema. */
function rootOf(
  discounts: ReturnType<typeof makeDiscounts>,
  jobs: Map<string, Job>,
  tags: ReadonlyMap<string, Set<string>>,
  { machineNow, currency, customerOf, jobMs }: RootDeps,
) {
  const create = (type: KeptDiscount["type"], input: DiscountInput) => {
    const made = discounts.create(type, input);
    return "codes" in made
      ? { codeDiscountNode: nodeOf(made), userErrors: [] }
      : { codeDiscountNode: null, userErrors: [made] };
  };
  const gone = (field: string) => [
    { field: [field], code: "INVALID", message: "Code discount does not exist." },
  ];
  const tagged = (id: string, change: (own: Set<string>) => void) => {
    const own = tags.get(id);
    if (!own) return { node: null, userErrors: [{ field: ["id"], message: "Customer does not exist" }] };
    change(own);
    return { node: { id }, userErrors: [] };
  };
  return {
    tagsAdd: ({ id, tags: added }: { id: string; tags: readonly string[] }) =>
      tagged(id, (own) => {
        for (const tag of added) own.add(tag);
      }),
    tagsRemove: ({ id, tags: removed }: { id: string; tags: readonly string[] }) =>
      tagged(id, (own) => {
        for (const tag of removed) own.delete(tag);
      }),
    discountCodeBasicCreate: ({ basicCodeDiscount }: { basicCodeDiscount: DiscountInput }) =>
      create("DiscountCodeBasic", basicCodeDiscount),
    discountCodeFreeShippingCreate: ({
      freeShippingCodeDiscount,
    }: {
      freeShippingCodeDiscount: DiscountInput;
    }) => create("DiscountCodeFreeShipping", freeShippingCodeDiscount),
    discountRedeemCodeBulkAdd({
      discountId,
      codes,
    }: {
      discountId: string;
      codes: readonly { code: string }[];
    }) {
      const discount = discounts.find(discountId);
      if (!discount) return { bulkCreation: null, userErrors: gone("discountId") };
      if (codes.length > MOST_CODES)
        return {
          bulkCreation: null,
          userErrors: [{ field: ["codes"], code: "EXCEEDED_MAX", message: "Too many codes" }],
        };
      const id = `gid://shopify/DiscountRedeemCodeBulkCreation/${jobs.size + 1}`;
      const each = codes.map(({ code }) => {
        const error = discounts.addCode(discount, code);
        return { code, errors: error ? [error] : [] };
      });
      jobs.set(id, { doneAt: machineNow() + jobMs, codes: each, discount });
      return { bulkCreation: creationOf(id), userErrors: [] };
    },
    discountRedeemCodeBulkCreation: ({ id }: { id: string }) => creationOf(id),
    codeDiscountNodeByCode({ code }: { code: string }) {
      const discount = discounts.byCode(code);
      return discount ? nodeOf(discount) : null;
    },
    discountCodeRedeemCodeBulkDelete({
      discountId,
      ids = [],
    }: {
      discountId: string;
      ids?: readonly string[];
    }) {
      if (!discounts.find(discountId)) return { job: null, userErrors: gone("discountId") };
      discounts.removeCodes(discountId, ids);
      return { job: { id: "gid://shopify/Job/1", done: false }, userErrors: [] };
    },
    discountCodeDelete: ({ id }: { id: string }) =>
      discounts.remove(id)
        ? { deletedCodeDiscountId: id, userErrors: [] }
        : { deletedCodeDiscountId: null, userErrors: gone("id") },
    customerByIdentifier({ identifier: { emailAddress = "" } }: { identifier: { emailAddress?: string } }) {
      const id = customerOf(emailAddress);
      return id === undefined ? null : { id, tags: [...(tags.get(id) ?? [])] };
    },
    shop: { name: "A double", currencyCode: currency, myshopifyDomain: "double.myshopify.com" },
    currentAppInstallation: {
      accessScopes: ["write_discounts", "read_customers"].map((handle) => ({ handle, description: handle })),
    },
  };

  function creationOf(id: string) {
    const job = jobs.get(id);
    if (!job) return null;
    const failedCount = job.codes.filter(({ errors }) => errors.length > 0).length;
    return {
      ...{ id, done: machineNow() >= job.doneAt, codesCount: job.codes.length, failedCount },
      ...{ importedCount: job.codes.length - failedCount, createdAt: new Date(0).toISOString() },
      codes: ({ first = MOST_CODES, after }: { first?: number; after?: string | null }) =>
        pageOf(job.codes, first, after),
    };
  }
}

function nodeOf(discount: KeptDiscount) {
  const { id, type, input } = discount;
  const codes = [...discount.codes.values()].map((one) => ({
    id: one.id,
    code: one.code,
    asyncUsageCount: one.uses,
  }));
  return {
    id,
    codeDiscount: {
      ...{ __typename: type, title: input.title, endsAt: input.endsAt, usageLimit: input.usageLimit },
      codes: ({
        first = MOST_CODES,
        after,
        query,
      }: {
        first?: number;
        after?: string | null;
        query?: string;
      }) =>
        pageOf(
          query === undefined
            ? codes
            : codes.filter(({ code }) => code.toUpperCase().includes(query.toUpperCase())),
          first,
          after,
        ),
    },
  };
}

/** The cursor is the place of the last one. */
function pageOf<T>(all: readonly T[], first: number, after: string | null | undefined) {
  const from = after ? Number(after) + 1 : 0;
  const nodes = all.slice(from, from + first);
  const end = from + nodes.length - 1;
  const pageInfo = {
    hasNextPage: end < all.length - 1,
    hasPreviousPage: from > 0,
    endCursor: `${end}`,
    startCursor: `${from}`,
  };
  return { nodes, pageInfo };
}

/** Ten points a mutation; a query one for each object that it can answer with. */
function costOf(query: string): number {
  let cost = 0;
  visit(parse(query), {
    OperationDefinition: ({ operation }) => {
      cost += operation === OperationTypeNode.MUTATION ? MUTATION_COST : 1;
    },
    Argument: ({ name, value }) => {
      if (name.value === "first" && value.kind === Kind.INT) cost += Number(value.value);
    },
  });
  return cost;
}

/** What the schema refuses is the asker's fault, what the double throws its own. */
const codeOf = ({ originalError }: GraphQLError): string =>
  originalError && !(originalError instanceof GraphQLError)
    ? "INTERNAL_SERVER_ERROR"
    : "argumentLiteralsIncompatible";
