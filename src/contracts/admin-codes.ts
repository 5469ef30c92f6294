import * as z from "zod";

const CodeText = z.string().min(1, "a code").max(64, "at most 64 characters");

/** Codes that one call adds, at most. */
export const MOST_CODES = 500;

export const NothingRequest = z.object({});

export const CodeRequest = z.object({ query: z.strictObject({ code: CodeText }) });

export const WithdrawRequest = z.object({
  body: z.strictObject({ code: CodeText, why: z.string().min(1, "why it is withdrawn").max(200) }),
});

/** `dry_run`: only says what it would do. */
export const AddCodesRequest = z.object({
  body: z.strictObject({
    offer: z.string().min(1).max(64),
    codes: z.array(z.string().max(500)).max(MOST_CODES, `at most ${MOST_CODES} codes in one call`),
    dry_run: z.boolean().default(false),
  }),
});

/** For each code in turn. */
export const AddedShape = z.object({
  results: z.array(z.union([z.enum(["added", "known"]), z.object({ refused: z.string() })])),
});

export const BudgetsShape = z.object({
  currency: z.string().exactOptional(),
  budgets: z.array(
    z.object({
      budget: z.string(),
      period: z.string(),
      limit: z.number(),
      issued: z.number().describe("Reserved for the period's codes so far"),
      returned: z
        .number()
        .describe("Of that, what came back: codes that expired or were withdrawn, uses that cost less"),
      reserved: z.number().describe("`issued` less `returned`"),
      free: z.number(),
    }),
  ),
});

export const PoolsShape = z.object({
  now: z.number(),
  pools: z.array(
    z.object({
      offer: z.string(),
      added: z.number(),
      free: z.number(),
      /** By day, counted from 1970-01-01. */
      taken: z.record(z.string(), z.number()),
    }),
  ),
});

/** A record of the ledger, as far as people who look at it need to be sure of it. */
const CodeShape = z.looseObject({
  code: z.string(),
  offer: z.string(),
  customer: z.string(),
  stage: z.enum(["reserved", "sent", "redeemed", "released", "spent", "withdrawn"]),
  issuedAt: z.number(),
  terms: z.looseObject({ validUntil: z.number(), benefit: z.looseObject({ kind: z.string() }) }),
});

export const FoundShape = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("issued"),
    code: CodeShape,
    currency: z.string().exactOptional(),
    now: z.number(),
  }),
  z.object({ kind: z.literal("listed"), offer: z.string(), now: z.number() }),
]);

export const WithdrawnShape = z.object({ kind: z.enum(["changed", "same"]), code: CodeShape });
