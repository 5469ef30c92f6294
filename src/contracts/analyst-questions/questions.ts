import { ABOUT_CUSTOMERS } from "./customers.ts";
import { ABOUT_MAILS } from "./mails.ts";
import { ABOUT_ORDERS } from "./orders.ts";
import type { Question } from "./question.ts";

/** The twenty questions that an analyst asks first. */
export const QUESTIONS: readonly Question[] = [...ABOUT_CUSTOMERS, ...ABOUT_ORDERS, ...ABOUT_MAILS].map(
  ({ sql, ...rest }) => ({ ...rest, sql: sql.trim() }),
);
