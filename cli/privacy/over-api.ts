import { randomUUID } from "node:crypto";
import * as z from "zod";
import { CustomerExportShape } from "../../src/contracts/answers/customer-export.ts";
import { ErasureReceiptShape } from "../../src/contracts/answers/privacy.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import type { PrivacyAccess } from "./access.ts";

const Receipts = z.object({ receipts: z.array(ErasureReceiptShape) });

/** Over the admin API, for those without AWS credentials. */
export function makePrivacyOverApi(api: string, token: string): PrivacyAccess {
  const call = makeAdminCall(api, token);
  return {
    async exportOf(asked) {
      const answer = await call("GET", `/customers/export?customer=${encodeURIComponent(asked)}`);
      return answer === undefined ? undefined : CustomerExportShape.parse(answer);
    },
    async erase(customer, { reason }) {
      const answer = await call("POST", "/customers/erase", {
        customer,
        confirm: customer,
        reason,
        id: randomUUID(),
      });
      return answer === undefined ? { kind: "unknown" } : { kind: "asked" };
    },
    receipts: async () => Receipts.parse((await call("GET", "/erasures")) ?? { receipts: [] }).receipts,
  };
}
