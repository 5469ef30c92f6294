import * as z from "zod";
import { PLACES } from "../../domain/privacy/receipt.ts";
import { CustomerPageRequest } from "../admin-customers.ts";
import { EraseRequest, ReceiptsRequest } from "../admin-privacy.ts";
import { Count, Instant } from "./basics.ts";
import { CustomerExportShape } from "./customer-export.ts";
import type { Shapes } from "./shape.ts";

export const ErasureReceiptShape = z
  .object({
    id: z.string().describe("Random"),
    askedAt: Instant,
    erasedAt: Instant,
    by: z.string().describe("Who asked: an operator, or the source of a webhook"),
    reason: z.string(),
    removed: z.record(z.enum(PLACES), Count).describe("Items removed or made nobody's, by place"),
  })
  .meta({ id: "ErasureReceipt", description: "What an erasure has done. It names nobody" });

const Asked = z.object({
  result: z.enum(["asked", "same"]).describe("`same`: this very request was made before"),
});

export const PRIVACY_SHAPES = {
  "GET /v1/customers/export": {
    summary: "Everything that is stored of one person",
    description: "For somebody who asks what the shop knows of them. 404 when nobody is known by it.",
    request: CustomerPageRequest,
    answer: CustomerExportShape,
  },
  "POST /v1/customers/erase": {
    summary: "Erase a person from every table",
    description:
      "From the answer on nothing is mailed; the rest goes within minutes, and a receipt says so. It cannot be undone.",
    request: EraseRequest,
    answer: Asked,
  },
  "GET /v1/erasures": {
    summary: "Receipts of erasures, newest first",
    request: ReceiptsRequest,
    answer: z.object({
      open: Count.describe("Erasures that are under way"),
      receipts: z.array(ErasureReceiptShape).describe("Of three years"),
    }),
  },
} satisfies Shapes<"admin-privacy">;
