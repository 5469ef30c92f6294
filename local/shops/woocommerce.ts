import { Checkout, cents, type Placed, type Priced, priced, sumOf } from "./checkout.ts";
import { type Call, type DoubleDeps, makeBucket, type Reply, serve, signature } from "./server.ts";
import type { ShopDouble } from "./shopify.ts";
import { type Coupon, CouponInput, ruleOf } from "./woocommerce-coupon.ts";

/** What a batch takes together. */
const MOST = 100;

interface Options {
  /** Requests that the shop's host lets through. WooCommerce itself has no limit. */
  readonly bucket?: { readonly size: number; readonly perSecond: number };
}

const error = (status: number, code: string, message: string): Reply => ({
  status,
  body: { code, message, data: { status } },
});

/**
 * A shop on WooCommerce, as far as codes go: coupons by its REST API, and a checkout of its own (`POST /checkout`, `POST
 * /cancel`) whose orders are told by signed webhooks.
 */
export function makeWooCommerce(deps: DoubleDeps, options: Options = {}): ShopDouble {
  const { now, machineNow, currency, categories, fault = () => undefined } = deps;
  const { size, perSecond } = options.bucket ?? { size: 60, perSecond: 20 };
  const bucket = makeBucket(size, perSecond, machineNow);
  const coupons = new Map<number, Coupon>();
  const byCode = new Map<string, Coupon>();
  const orders = new Map<
    string,
    { readonly placed: Placed; readonly order: Readonly<Record<string, unknown>> }
  >();
  let made = 0;

  const answer = async (call: Call): Promise<Reply | undefined> => {
    if (call.path === "/checkout") return checkout(call);
    if (call.path === "/cancel") return cancel(call);
    const wrong = fault(call);
    if (wrong === "lost") return undefined;
    if (wrong === "error") return error(503, "unavailable", "Briefly unavailable for scheduled maintenance.");
    if (wrong === "too-many" || wrong === "throttled" || !bucket.take(1))
      return { ...error(429, "rate_limited", "Too Many Requests"), headers: { "retry-after": "2" } };
    const reply = rest(call);
    return wrong === "unheard" ? undefined : reply;
  };

  return {
    listener: serve(answer),
    answer,
    codes: () => [...coupons.values()].map(({ code }) => code),
  };

  function rest({ method, path, query, headers, body }: Call): Reply {
    if (headers.authorization !== `Basic ${Buffer.from(deps.key).toString("base64")}`)
      return error(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
    const route = path.replace(/^\/wp-json\/wc\/v3\//, "");
    if (method === "POST" && route === "coupons/batch") return batch(JSON.parse(body));
    if (method === "GET" && route === "coupons") return list(query);
    if (method === "GET" && route === "data/currencies/current")
      return { status: 200, body: { code: currency, name: currency, symbol: currency } };
    return error(404, "rest_no_route", "No route was found matching the URL and request method.");
  }

  function batch({ create = [], delete: gone = [] }: { create?: unknown[]; delete?: number[] }): Reply {
    if (create.length + gone.length > MOST)
      return error(
        413,
        "woocommerce_rest_request_entity_too_large",
        `Unable to accept more than ${MOST} items for this request.`,
      );
    return { status: 200, body: { create: create.map(createOne), delete: gone.map(deleteOne) } };
  }

  function createOne(wanted: unknown): object {
    const failed = (code: string, message: string) => ({
      id: 0,
      error: { code, message, data: { status: 400 } },
    });
    const read = CouponInput.safeParse(wanted);
    if (!read.success)
      return failed(
        "rest_invalid_param",
        `Invalid parameter(s): ${read.error.issues.map(({ path }) => path.join(".")).join(", ")}`,
      );
    // As WooCommerce keeps them: without regard to case.
    const code = (read.data.code ?? "").toLowerCase();
    if (code === "") return failed("woocommerce_rest_empty_coupon_code", "The coupon code cannot be empty.");
    if (byCode.has(code))
      return failed("woocommerce_rest_coupon_code_already_exists", "The coupon code already exists");
    const coupon: Coupon = { ...read.data, id: 500 + ++made, code, usage_count: 0 };
    coupons.set(coupon.id, coupon);
    byCode.set(code, coupon);
    return coupon;
  }

  function deleteOne(id: number): object {
    const coupon = coupons.get(id);
    if (!coupon)
      return {
        id,
        error: {
          code: "woocommerce_rest_shop_coupon_invalid_id",
          message: "Invalid ID.",
          data: { status: 404 },
        },
      };
    coupons.delete(id);
    byCode.delete(coupon.code);
    return coupon;
  }

  function list(query: URLSearchParams): Reply {
    const code = query.get("code");
    const perPage = Number(query.get("per_page") ?? 10);
    const page = Number(query.get("page") ?? 1);
    const all = [...coupons.values()].filter((coupon) => code === null || coupon.code === code.toLowerCase());
    const headers = {
      "x-wp-total": `${all.length}`,
      "x-wp-totalpages": `${Math.ceil(all.length / perPage)}`,
    };
    return { status: 200, body: all.slice((page - 1) * perPage, page * perPage), headers };
  }

  function redeem(wanted: Checkout): Priced {
    const coupon = byCode.get((wanted.code ?? "").toLowerCase());
    if (!coupon) return { kind: "refused", why: "unknown" };
    const { date_expires: expires, usage_limit: limit, email_restrictions: emails } = coupon;
    if (expires && now() >= Date.parse(expires)) return { kind: "refused", why: "expired" };
    if (typeof limit === "number" && coupon.usage_count >= limit) return { kind: "refused", why: "used" };
    const email = wanted.customer.email.toLowerCase();
    if (emails.length > 0 && !emails.some((one) => one.toLowerCase() === email))
      return { kind: "refused", why: "another customer's" };
    const result = priced(wanted, ruleOf(coupon), (name) => categories[name]);
    if (result.kind === "taken") coupon.usage_count++;
    return result;
  }

  async function checkout({ body }: Call): Promise<Reply> {
    const read = Checkout.safeParse(JSON.parse(body));
    if (!read.success) return { status: 422, body: { errors: read.error.issues } };
    const wanted = read.data;
    const number = wanted.order ?? `${9_000 + orders.size}`;
    const known = orders.get(number);
    if (known) return { status: 200, body: known.placed };
    const result = wanted.code === undefined ? undefined : redeem(wanted);
    const discount = result?.kind === "taken" ? result.discount : 0;
    const total = cents(sumOf(wanted.items) + wanted.delivery - discount);
    const placed: Placed = {
      order: number,
      total,
      discount,
      ...(result?.kind === "refused" && { refused: result.why }),
    };
    const order = orderOf(wanted, placed);
    orders.set(number, { placed, order });
    await tell("order.created", order);
    return { status: 201, body: placed };
  }

  async function cancel({ body }: Call): Promise<Reply> {
    const { order: number } = JSON.parse(body) as { order: string };
    const known = orders.get(number);
    if (!known) return error(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.");
    await tell("order.updated", { ...known.order, status: "cancelled", date_modified_gmt: gmt(now()) });
    return { status: 200, body: known.placed };
  }

  function orderOf(
    { customer, items, code, delivery }: Checkout,
    { order, total, discount, refused }: Placed,
  ) {
    const at = gmt(now());
    return {
      ...{ id: order, number: order, status: "processing", currency },
      ...{ date_created_gmt: at, date_modified_gmt: at },
      ...{
        total: total.toFixed(2),
        discount_total: discount.toFixed(2),
        shipping_total: delivery.toFixed(2),
      },
      customer_id: Number(customer.id ?? 0),
      billing: { email: customer.email },
      // Products of the example shop have no numbers: their ids stand where WooCommerce has the article number.
      line_items: items.map(({ product, name, price, quantity }) => ({
        product_id: 0,
        sku: product,
        name,
        quantity,
        price,
      })),
      coupon_lines:
        code !== undefined && refused === undefined
          ? [{ id: 1, code: code.toLowerCase(), discount: discount.toFixed(2), discount_tax: "0.00" }]
          : [],
      refunds: [],
    };
  }

  async function tell(topic: string, order: object): Promise<void> {
    const body = JSON.stringify(order);
    const headers = {
      "content-type": "application/json",
      "x-wc-webhook-topic": topic,
      "x-wc-webhook-signature": signature(deps.webhookSecret, body),
    };
    await deps.tell("/webhooks/woocommerce", headers, body);
  }
}

/** As WooCommerce writes instants: without a zone, which is UTC. */
const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19);
