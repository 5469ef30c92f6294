import * as z from "zod";
import {
  DiscontinueRequest,
  LastFeedRequest,
  NoteFeedRequest,
  ProductRequest,
  ProductsRequest,
  TakeFeedRequest,
} from "../admin-catalogue.ts";
import { Count, DayNumber, Instant, Money } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const Product = z
  .object({
    product: z.string().describe("The id that items of carts and orders have"),
    name: z.string().exactOptional(),
    category: z.string().exactOptional(),
    price: Money.exactOptional(),
    url: z.string().exactOptional(),
    image: z.string().exactOptional(),
    outOfStock: z.literal(true).exactOptional(),
    discontinued: z.literal(true).exactOptional().describe("The feed tells of it no more"),
    since: DayNumber.exactOptional().describe("Heard of first, days since 1970-01-01"),
  })
  .meta({ id: "Product" });

const KnownProduct = z.object({
  kind: z.literal("product"),
  product: Product,
  toldAt: Instant.exactOptional().describe("When a fact told of it last"),
  fedAt: Instant.exactOptional().describe("When a feed did"),
});

const FeedMark = z
  .object({ at: Instant, by: z.string(), products: Count, inStock: Count, discontinued: Count })
  .meta({ id: "FeedMark" });

export const CATALOGUE_SHAPES = {
  "GET /v1/catalogue/products": {
    summary: "What the catalogue knows, by pages",
    request: ProductsRequest,
    answer: z.object({
      products: z.array(KnownProduct),
      next: z.string().exactOptional().describe("The `after` of the next call; absent on the last page"),
    }),
  },
  "GET /v1/catalogue/product": {
    summary: "One product, by any of its ids",
    request: ProductRequest,
    answer: Product,
  },
  "GET /v1/catalogue/feed": {
    summary: "The feed that was read last",
    request: LastFeedRequest,
    answer: z.object({ feed: FeedMark.nullable() }),
  },
  "POST /v1/catalogue/products": {
    summary: "Take in a part of a feed",
    description: "A part that is sent twice changes nothing the second time.",
    request: TakeFeedRequest,
    answer: z.object({ changed: Count }),
  },
  "POST /v1/catalogue/discontinued": {
    summary: "Name what the feed no longer has",
    request: DiscontinueRequest,
    answer: z.object({ discontinued: Count }),
  },
  "POST /v1/catalogue/feed": {
    summary: "Note that a feed was read to its end",
    request: NoteFeedRequest,
    answer: z.object({ noted: z.literal(true) }),
  },
} satisfies Shapes<"admin-catalogue">;
