import type { makeFindPeople } from "../../src/app/report/customer/find-people.ts";
import type { makeCustomerPage, makeReadTimeline } from "../../src/app/report/customer/page.ts";
import type { CustomerReport, makeReadCustomer } from "../../src/app/report/read-customer.ts";
import { ADMIN_ANSWER_BYTES, CustomerRequest } from "../../src/contracts/admin.ts";
import {
  CustomerPageRequest,
  FindCustomersRequest,
  TIMELINE_LINES,
  TimelineRequest,
} from "../../src/contracts/admin-customers.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

interface Reading {
  readonly read: ReturnType<typeof makeReadCustomer>;
  readonly find: ReturnType<typeof makeFindPeople>;
  readonly page: ReturnType<typeof makeCustomerPage>;
  readonly timeline: ReturnType<typeof makeReadTimeline>;
}

/** Everything that is known of a customer: the only function that shows one. */
export function makeCustomerHandler({ read, find, page, timeline }: Reading) {
  return makeAdminHandler("admin-customer", {
    "GET /v1/customers/find": answering(FindCustomersRequest, async ({ query: { q } }) => ({
      body: await find(q),
    })),
    "GET /v1/customers/page": answering(CustomerPageRequest, async ({ query: { customer } }) => {
      const found = await page(customer);
      return found ? { body: found } : unknown("query.customer");
    }),
    "GET /v1/customers/timeline": answering(TimelineRequest, async ({ query }) => {
      const { customer, after, groups } = query;
      const told = await timeline(customer, { most: TIMELINE_LINES, ...defined({ after, groups }) });
      if (!("fault" in told)) return { body: told };
      if (told.fault === "unknown") return unknown("query.customer");
      return {
        problem: { kind: "malformed", detail: "no answer has said this as next", place: "query.after" },
      };
    }),
    "GET /v1/customers/{key+}": answering(CustomerRequest, async ({ path: { key } }) => {
      const report = await read(key);
      return report ? { body: fitting(report) } : unknown("path");
    }),
  });
}

const unknown = (place: string) =>
  ({ problem: { kind: "not-found", detail: "nobody is known by this id", place } }) as const;

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
