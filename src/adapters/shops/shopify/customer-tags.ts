import * as z from "zod";
import type { ShopCustomers, TagsChanged } from "../../../ports/shop-customers.ts";
import { jsonIn, type Reach } from "../reach.ts";
import { VERSION } from "./operations.ts";

/** Both at once, in one request. A tag that is there already, or not there, is no error. */
const CHANGE = `mutation Tags($id: ID!, $add: [String!]!, $remove: [String!]!) {
  tagsRemove(id: $id, tags: $remove) { userErrors { field message } }
  tagsAdd(id: $id, tags: $add) { userErrors { field message } }
}`;

const UserErrors = z.object({ userErrors: z.array(z.object({ message: z.string() })) }).nullable();

const Answer = z.object({
  data: z.object({ tagsRemove: UserErrors, tagsAdd: UserErrors }).partial().nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }).partial().optional() }))
    .optional(),
});

/** Customers' tags by Shopify's Admin GraphQL API. */
export function makeShopifyCustomers(url: string, token: string, reach: Reach): ShopCustomers {
  const address = new URL(`/admin/api/${VERSION}/graphql.json`, url).href;
  return {
    async tag(customer, { add, remove }) {
      const variables = { id: `gid://shopify/Customer/${customer}`, add, remove };
      const reply = await reach({
        method: "POST",
        url: address,
        headers: { "content-type": "application/json", "x-shopify-access-token": token },
        body: JSON.stringify({ query: CHANGE, variables }),
      });
      if (reply.kind === "failed") return later(reply.why);
      if (reply.status !== 200) return later(`${reply.status}`);
      const answer = Answer.safeParse(jsonIn(reply.body));
      return answer.success ? resultOf(answer.data) : later("an answer that is none of the API's");
    },
  };
}

const later = (why: string): TagsChanged => ({ kind: "later", why });

function resultOf({ data, errors = [] }: z.infer<typeof Answer>): TagsChanged {
  const [error] = errors;
  if (error) return later(error.extensions?.code ?? error.message);
  const told = [data?.tagsRemove, data?.tagsAdd].flatMap((one) => one?.userErrors ?? []);
  if (told.some(({ message }) => /not found|does not exist|invalid id/i.test(message)))
    return { kind: "unknown" };
  return told[0] ? later(told[0].message) : { kind: "changed" };
}
