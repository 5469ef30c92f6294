import * as z from "zod";

const Id = z.string().min(1).max(200);
const Money = z.object({ amount: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });
const Text = z.string().max(2_000);
const At = z.int().min(0);

const said = {
  name: Text.exactOptional(),
  category: Text.exactOptional(),
  price: Money.exactOptional(),
  image: Text.exactOptional(),
  url: Text.exactOptional(),
};

export const ProductShape = z.object({
  product: Id,
  ...said,
  outOfStock: z.literal(true).exactOptional(),
  discontinued: z.literal(true).exactOptional(),
  since: z.int().exactOptional(),
});

export const KnownProductShape = z.object({
  kind: z.literal("product"),
  product: ProductShape,
  toldAt: At.exactOptional(),
  fedAt: At.exactOptional(),
});

const marked = { at: At, products: z.int().min(0), inStock: z.int().min(0), discontinued: z.int().min(0) };
export const FeedMarkShape = z.object({ ...marked, by: z.string() });

/** Of products in one call: with all their ids they are read and written at once. */
const MOST = 200;

/** `first`: no feed has been taken in before, so that its products are of unknown age. */
export const TakeFeedRequest = z.object({
  body: z.strictObject({
    at: At,
    first: z.boolean(),
    products: z
      .array(z.strictObject({ product: Id, aliases: z.array(Id).max(200), inStock: z.boolean(), ...said }))
      .max(MOST),
  }),
});

export const DiscontinueRequest = z.object({
  body: z.strictObject({ products: z.array(Id).max(MOST) }),
});

export const NoteFeedRequest = z.object({ body: z.strictObject(marked) });
export const LastFeedRequest = z.object({});
export const ProductRequest = z.object({ query: z.strictObject({ id: Id }) });

/** `after`: what the page before says as `next`. */
export const ProductsRequest = z.object({
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{1,9}(:.{0,200})?$/s, "what a page says as next")
      .optional(),
  }),
});
