import type { Rows } from "../recording/recorded.ts";
import type { CatalogueAccess } from "./access.ts";

/** A feed is one change in however many parts it comes: its line says that it was begun. */
export function catalogueRows(): Rows<CatalogueAccess> {
  let isBegun = false;
  const feed = () => {
    if (isBegun) return undefined;
    isBegun = true;
    return { command: "catalogue import", area: "products", target: "feed" };
  };
  return {
    ...{ page: "reads", lastFeed: "reads", product: "reads" },
    ...{ takeFeed: feed, discontinue: feed, noteFeed: feed },
  };
}
