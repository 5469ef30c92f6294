import type { CustomerReport, makeReadCustomer } from "../../src/app/report/read-customer.ts";
import { ADMIN_ANSWER_BYTES, CustomerRequest } from "../../src/contracts/admin.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** Everything that is known of a customer: the only function that shows one. */
export function makeCustomerHandler(readCustomer: ReturnType<typeof makeReadCustomer>) {
  return makeAdminHandler("admin-customer", {
    "GET /v1/customers/{key+}": answering(CustomerRequest, async ({ path: { key } }) => {
      const report = await readCustomer(key);
      if (report) return { body: fitting(report) };
      return { problem: { kind: "not-found", detail: "nobody is known by this id", place: "path" } };
    }),
  });
}

/** Without the oldest facts where there are more than an answer can hold. */
function fitting(report: CustomerReport): CustomerReport & { readonly factsLeftOut: number } {
  let size = Buffer.byteLength(JSON.stringify(report));
  let factsLeftOut = 0;
  for (const fact of report.facts) {
    // What is added to the report has its room too.
    if (size <= ADMIN_ANSWER_BYTES - 100) break;
    size -= Buffer.byteLength(JSON.stringify(fact)) + 1;
    factsLeftOut++;
  }
  return { ...report, facts: report.facts.slice(factsLeftOut), factsLeftOut };
}
