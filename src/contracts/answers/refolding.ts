import * as z from "zod";

const usd = z.number().exactOptional().describe("At list prices, at most");
export const Refolding = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("first-version"), usd }),
    z.object({ kind: z.literal("everybody"), because: z.array(z.string()), usd }),
    z.object({ kind: z.literal("currencies"), currencies: z.array(z.string()), usd }),
  ])
  .meta({ id: "Refolding", description: "Whose profiles the next night makes anew from what is known" });
