import * as z from "zod";
import {
  AddCodesRequest,
  AddedShape,
  BudgetsShape,
  CodeRequest,
  NothingRequest,
  PoolsShape,
  WithdrawRequest,
} from "../admin-codes.ts";
import { Currency, Instant } from "./basics.ts";
import { CodeRecord } from "./code-record.ts";
import { GIVE_CODE_SHAPES } from "./customers.ts";
import type { Shapes } from "./shape.ts";

export const CODES_SHAPES = {
  "GET /v1/codes/code": {
    summary: "Look a code up, in any case of its letters",
    request: CodeRequest,
    answer: z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("issued"),
        code: CodeRecord,
        currency: Currency.exactOptional(),
        now: Instant,
      }),
      z
        .object({ kind: z.literal("listed"), offer: z.string(), now: Instant })
        .describe("Nobody has got it yet"),
    ]),
  },
  "GET /v1/codes/pools": {
    summary: "The lists that codes come from",
    request: NothingRequest,
    answer: PoolsShape,
  },
  "GET /v1/codes/budgets": {
    summary: "Budgets in their running periods",
    description: "Amounts are minor units of `currency`.",
    request: NothingRequest,
    answer: BudgetsShape,
  },
  ...GIVE_CODE_SHAPES,
  "POST /v1/codes/pools": {
    summary: "Add codes to an offer's list",
    description: "`results` has for each in turn what became of it. With `dry_run` nothing is written.",
    request: AddCodesRequest,
    answer: AddedShape,
  },
  "POST /v1/codes/withdraw": {
    summary: "Take a code back",
    description: "One that an order has used is refused.",
    request: WithdrawRequest,
    answer: z.object({ kind: z.enum(["changed", "same"]), code: CodeRecord }),
  },
} satisfies Shapes<"admin-codes">;
