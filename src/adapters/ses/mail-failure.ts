import type { SendResult } from "../../ports/mail.ts";

/** Refusals that are about the account or the deployment: no other mail would fare better. */
const ACCOUNT = new Set([
  "LimitExceededException",
  "SendingPausedException",
  "AccountSuspendedException",
  "MailFromDomainNotVerifiedException",
  "NotFoundException",
]);
const RATE = new Set(["TooManyRequestsException", "ThrottlingException", "ConcurrentModificationException"]);

/** How SES refuses every address but verified ones while the account is in the sandbox, and a sender it does not know. */
const NOT_VERIFIED = /not verified/i;

export type MailFailure = Extract<SendResult, { readonly kind: "refused" | "unknown" }>;

/**
 * What an error of SendEmail proves. A typed 4xx: the mail was not taken. A time-out, a reset, a 5xx, an answer that
 * cannot be read: nothing.
 */
export function mailFailure(error: unknown): MailFailure {
  const { name, message, status } = described(error);
  const reason = `${name}: ${message}`;
  if (neverSent(error)) return { kind: "refused", reason, because: "account" };
  if (status === undefined || status < 400 || status >= 500 || status === 408)
    return { kind: "unknown", reason };
  return { kind: "refused", reason, because: causeOf(name, message, status) };
}

function causeOf(name: string, message: string, status: number): "mail" | "rate" | "account" {
  if (status === 429 || RATE.has(name)) return /daily/i.test(message) ? "account" : "rate";
  if (ACCOUNT.has(name) || status === 401 || status === 403) return "account";
  return name === "MessageRejected" && NOT_VERIFIED.test(message) ? "account" : "mail";
}

/** The connection was never made, so no byte of the mail has left. */
function neverSent(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    (error.code === "ECONNREFUSED" || error.code === "ENOTFOUND" || error.code === "EAI_AGAIN")
  );
}

function described(error: unknown): { name: string; message: string; status: number | undefined } {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), status: undefined };
  const metadata = "$metadata" in error ? error.$metadata : undefined;
  const status =
    typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata
      ? metadata.httpStatusCode
      : undefined;
  return {
    name: error.name,
    // Reasons are kept in the journal, where no address belongs.
    message: error.message.replace(/[^\s<>:,]+@[^\s<>:,]+/g, "(address)").slice(0, 200),
    status: typeof status === "number" ? status : undefined,
  };
}
