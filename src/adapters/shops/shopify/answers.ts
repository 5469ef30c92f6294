import * as z from "zod";
import type { OperationName } from "./operations.ts";

const UserErrors = z.array(z.object({ code: z.string().nullish(), message: z.string() }));
export type UserError = z.infer<typeof UserErrors>[number];

const Made = z.object({
  made: z.object({ codeDiscountNode: z.object({ id: z.string() }).nullish(), userErrors: UserErrors }),
});
const Removed = z.object({ removed: z.object({ userErrors: UserErrors }) });
const Nodes = z.object({ nodes: z.array(z.object({ id: z.string() })) });

/** What an operation answers, as far as Comeback reads it. */
export const ANSWERS = {
  createBasic: Made,
  createFreeShipping: Made,
  addCodes: z.object({
    added: z.object({ bulkCreation: z.object({ id: z.string() }).nullish(), userErrors: UserErrors }),
  }),
  creation: z.object({ creation: z.object({ done: z.boolean(), failedCount: z.number() }).nullable() }),
  createdCodes: z.object({
    creation: z
      .object({
        codes: z.object({
          nodes: z.array(z.object({ code: z.string(), errors: UserErrors })),
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
        }),
      })
      .nullable(),
  }),
  byCode: z.object({
    node: z
      .object({
        id: z.string(),
        codeDiscount: z.object({
          title: z.string().optional(),
          some: Nodes.optional(),
          found: z.object({ nodes: z.array(z.object({ id: z.string(), code: z.string() })) }).optional(),
        }),
      })
      .nullable(),
  }),
  removeCodes: Removed,
  removeDiscount: Removed,
  customer: z.object({ customer: z.object({ id: z.string() }).nullable() }),
  check: z.object({
    shop: z.object({ name: z.string(), currencyCode: z.string() }),
    currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
  }),
} satisfies Record<OperationName, z.ZodType>;

export type AnswerOf<N extends OperationName> = z.infer<(typeof ANSWERS)[N]>;

/** Around every answer. https://shopify.dev/docs/api/usage/limits */
export const Envelope = z.object({
  data: z.unknown(),
  errors: z
    .array(
      z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }),
    )
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({
            maximumAvailable: z.number(),
            currentlyAvailable: z.number(),
            restoreRate: z.number(),
          }),
        })
        .optional(),
    })
    .optional(),
});
