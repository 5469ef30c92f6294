import { type CatalogueDeps, makeDiscontinue, makeTakeFeed } from "../../src/app/catalogue/take-feed.ts";
import {
  DiscontinueRequest,
  LastFeedRequest,
  NoteFeedRequest,
  ProductRequest,
  ProductsRequest,
  TakeFeedRequest,
} from "../../src/contracts/admin-catalogue.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** What the shop sells, and the parts of a feed. A part that is sent twice changes nothing the second time. */
export function makeCatalogueHandler({ catalogue, config }: CatalogueDeps, recording: Recording) {
  const takeFeed = makeTakeFeed({ catalogue, config });
  const discontinue = makeDiscontinue({ catalogue });
  return makeChangingHandler(
    "admin-catalogue",
    {
      "GET /v1/catalogue/products": answering(ProductsRequest, async ({ query: { after } }) => ({
        body: await catalogue.page(after),
      })),
      "GET /v1/catalogue/product": answering(ProductRequest, async ({ query: { id } }) => {
        const product = (await catalogue.read([id])).get(id);
        if (product) return { body: product };
        return {
          problem: { kind: "not-found", detail: "no product is known by this id", place: "query.id" },
        };
      }),
      "GET /v1/catalogue/feed": answering(LastFeedRequest, async () => ({
        body: { feed: (await catalogue.lastFeed()) ?? null },
      })),
      "POST /v1/catalogue/products": answering(TakeFeedRequest, async ({ body }) => {
        const { changed } = await takeFeed(body);
        return { body: { changed }, did: { products: body.products.length, changed } };
      }),
      "POST /v1/catalogue/discontinued": answering(DiscontinueRequest, async ({ body: { products } }) => {
        const { discontinued } = await discontinue(products);
        return { body: { discontinued }, did: { discontinued } };
      }),
      "POST /v1/catalogue/feed": answering(NoteFeedRequest, async ({ body }, by) => {
        await catalogue.noteFeed({ ...body, by });
        return { body: { noted: true }, did: { products: body.products, discontinued: body.discontinued } };
      }),
    },
    recording,
  );
}
