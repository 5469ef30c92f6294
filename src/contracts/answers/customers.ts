import * as z from "zod";
import {
  CustomerPageRequest,
  FindCustomersRequest,
  GoodwillCodeRequest,
  TimelineRequest,
  UnsubscribeRequest,
} from "../admin-customers.ts";
import { Count, Instant } from "./basics.ts";
import { Benefit } from "./code-record.ts";
import { CustomerPageShape } from "./customer-page.ts";
import { MailableShape, Names } from "./customer-parts.ts";
import { TimelineShape } from "./customer-timeline.ts";

/** By what somebody was found. */
export const MATCHES = ["id", "address", "phone", "order", "offer-code", "referral-code", "card"] as const;

const Candidate = z.object({
  id: z.string(),
  by: z.array(z.enum(MATCHES)),
  name: z.string().exactOptional(),
  email: z.string().exactOptional(),
  segment: z.object({ id: z.string(), name: Names }).exactOptional(),
  orders: Count,
  lastOrderAt: Instant.exactOptional(),
  since: Instant,
});

export const FoundCustomersShape = z.object({
  candidates: z.array(Candidate).describe("Who is known by exactly that, each once"),
});

export type FoundCustomers = z.infer<typeof FoundCustomersShape>;

const Unsubscribed = z.object({
  result: z.enum(["unsubscribed", "same"]).describe("`same`: this very request was done before"),
  before: MailableShape,
  after: MailableShape,
});

const GivenCode = z.object({
  result: z
    .enum(["given", "same", "has-one"])
    .describe("`same`: this very request was done before; `has-one`: the customer has a live code as good"),
  code: z.string(),
  offer: z.string(),
  benefit: Benefit,
  validUntil: Instant,
  onTill: z
    .enum(["not-needed", "on-its-way"])
    .describe("`on-its-way`: the shop's platform takes it within a few minutes"),
});

/** Of admin-customer, beside the whole of a customer. */
export const CUSTOMER_PAGE_SHAPES = {
  "GET /v1/customers/find": {
    summary: "Find somebody by exactly an id, address, phone, order or code",
    description: "Nothing is searched: every way is a read by a key.",
    request: FindCustomersRequest,
    answer: FoundCustomersShape,
  },
  "GET /v1/customers/page": {
    summary: "Everything that the page of one customer shows",
    request: CustomerPageRequest,
    answer: CustomerPageShape,
  },
  "GET /v1/customers/timeline": {
    summary: "What happened to a customer, newest first",
    description: "50 lines at a time. 404 when nobody is known by the id.",
    request: TimelineRequest,
    answer: TimelineShape,
  },
} as const;

export const UNSUBSCRIBE_SHAPES = {
  "POST /v1/customers/unsubscribe": {
    summary: "Withdraw a customer's consent to mails, by an operator's word",
    description: "The same `id` again does nothing more. Only the customer can agree again.",
    request: UnsubscribeRequest,
    answer: Unsubscribed,
  },
} as const;

export const GIVE_CODE_SHAPES = {
  "POST /v1/codes/give": {
    summary: "Give a customer a code of a published offer",
    description: "The same `id` again gives nothing more. 422 where a budget or a list is at its end.",
    request: GoodwillCodeRequest,
    answer: GivenCode,
  },
} as const;
