import * as z from "zod";
import { FeedMarkShape, KnownProductShape, ProductShape } from "../../src/contracts/admin-catalogue.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import { misuse } from "../terminal/refusal.ts";
import type { CatalogueAccess } from "./access.ts";

const Page = z.object({ products: z.array(KnownProductShape), next: z.string().exactOptional() });
const Changed = z.object({ changed: z.number() });
const Discontinued = z.object({ discontinued: z.number() });
const LastFeed = z.object({ feed: FeedMarkShape.nullable() });

/** The catalogue over the admin API, for those without AWS credentials. */
export function makeCatalogueOverApi(api: string, token: string): CatalogueAccess {
  const call = makeAdminCall(api, token);
  const answer = async (method: "GET" | "POST", path: string, body?: unknown) => {
    const answered = await call(method, path, body);
    if (answered === undefined) throw misuse(`${api} has no catalogue: deploy this version there`);
    return answered;
  };
  return {
    now: Date.now(),
    importing: (act) => act(() => {}),
    async page(after) {
      const query = after === undefined ? "" : `?after=${encodeURIComponent(after)}`;
      return Page.parse(await answer("GET", `/catalogue/products${query}`));
    },
    async product(id) {
      const found = await call("GET", `/catalogue/product?id=${encodeURIComponent(id)}`);
      return found === undefined ? undefined : ProductShape.parse(found);
    },
    async lastFeed() {
      return LastFeed.parse(await answer("GET", "/catalogue/feed")).feed ?? undefined;
    },
    async noteFeed({ at, products, inStock, discontinued }) {
      await answer("POST", "/catalogue/feed", { at, products, inStock, discontinued });
    },
    async takeFeed(chunk) {
      return Changed.parse(await answer("POST", "/catalogue/products", chunk));
    },
    async discontinue(products) {
      return Discontinued.parse(await answer("POST", "/catalogue/discontinued", { products }));
    },
  };
}
