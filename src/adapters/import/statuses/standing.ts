import { amountWithMark } from "../../../domain/basics/amount.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { readYesOrNo } from "../../../domain/basics/yes-or-no.ts";
import type { CellOf, Findings, Layout } from "../cells.ts";
import { pastIn } from "../person.ts";
import { type Meaning, meaningOf, plainStatus, type StatusRole } from "./meanings.ts";

/** What has become of an order, as its row says it. */
export interface Standing {
  readonly meaning: Meaning;
  /** The word that says so, as it is written; empty where a date or an amount does. */
  readonly word: string;
  readonly cancelledAt?: Instant;
  /** What was given back, in units of the order's currency; absent where the file does not say how much. */
  readonly refund?: number;
}

interface Word {
  readonly meaning: Meaning;
  readonly word: string;
}

/** What a row says of its order's standing; undefined where its cells are empty. */
export function standingIn(cell: CellOf, layout: Layout, findings: Findings): Standing | undefined {
  const status = wordIn("status", cell, layout, findings);
  const payment = wordIn("payment", cell, layout, findings);
  const cancelled = cancellationIn(cell("cancelled"), layout, findings);
  const refund = refundIn(cell("refunded"), layout, findings);
  const said = strongest(status, payment, cancelled, refund);
  if (!said) return undefined;
  const amount = typeof refund === "number" && refund > 0 ? refund : undefined;
  const isRefund = said.meaning === "refunded" || said.meaning === "partly-refunded";
  if (said.meaning === "partly-refunded" && amount === undefined)
    findings.remarks.push({ code: "refund-without-amount" });
  return {
    ...said,
    ...(said.meaning === "cancelled" && defined({ cancelledAt: cancelled?.at })),
    ...(isRefund && defined({ refund: amount })),
  };
}

/**
 * Of several columns the one that takes most away. What is said of the payment alone makes an order unpaid only where
 * nothing says that the shop has accepted it: much is paid on delivery.
 */
function strongest(
  status: Word | undefined,
  payment: Word | undefined,
  cancelled: Cancellation | undefined,
  refund: number | "whole" | undefined,
): Word | undefined {
  const saying = (meaning: Meaning) => [status, payment].find((one) => one?.meaning === meaning);
  const none = saying("no-order");
  if (none) return none;
  if (cancelled) return saying("cancelled") ?? { meaning: "cancelled", word: "" };
  const ended = saying("cancelled") ?? saying("refunded");
  if (ended) return ended;
  if (refund === "whole") return { meaning: "refunded", word: "" };
  const partly = saying("partly-refunded");
  if (partly || (refund !== undefined && refund > 0))
    return partly ?? { meaning: "partly-refunded", word: "" };
  if (status?.meaning === "unpaid" && payment?.meaning === "paid") return payment;
  return status ?? payment;
}

function wordIn(role: StatusRole, cell: CellOf, layout: Layout, { problems }: Findings): Word | undefined {
  const word = cell(role);
  if (plainStatus(word) === "") return undefined;
  const meaning = meaningOf(word, role, { said: layout.statuses, own: layout.orders?.meanings });
  if (meaning !== undefined) return { meaning, word };
  problems.push({ code: "status", text: word });
  return undefined;
}

interface Cancellation {
  readonly at?: Instant;
}

/** A date, or a yes; undefined where it was not cancelled. */
function cancellationIn(text: string, layout: Layout, { problems }: Findings): Cancellation | undefined {
  if (plainStatus(text) === "") return undefined;
  const answer = readYesOrNo(text);
  if (answer !== undefined) return answer === "yes" ? {} : undefined;
  const form = layout.dateOrder;
  const found: typeof problems = [];
  const at = pastIn({ what: "cancellation-date", text, form }, layout, found);
  if (at === undefined) problems.push({ code: "cancellation", text });
  else problems.push(...found);
  return defined({ at });
}

function refundIn(text: string, layout: Layout, { problems }: Findings): number | "whole" | undefined {
  if (plainStatus(text) === "") return undefined;
  const value = amountWithMark(text, layout.decimalMark);
  if (typeof value === "number") return Math.abs(value);
  const answer = readYesOrNo(text);
  if (answer !== undefined) return answer === "yes" ? "whole" : undefined;
  problems.push({ code: value.why === "too-large" ? "too-large" : "not-a-number", what: "refund", text });
  return undefined;
}
