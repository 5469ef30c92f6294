import type { MailResult } from "../../ports.ts";

/** Refusals that are about the account or the deployment: the same mail can go later. */
const LATER = new Set([
  "TooManyRequestsException",
  "LimitExceededException",
  "SendingPausedException",
  "AccountSuspendedException",
  "MailFromDomainNotVerifiedException",
  "ConcurrentModificationException",
  "NotFoundException",
  "ThrottlingException",
]);

export type MailFailure =
  | (Extract<MailResult, { readonly kind: "refused" }> & {
      /** Too many in this second: worth trying again at once, a little later. */
      readonly throttled: boolean;
    })
  | Extract<MailResult, { readonly kind: "unknown" }>;

/**
 * What an error of SendEmail proves. A typed 4xx: the mail was not taken. A time-out, a reset, a 5xx, an answer that
 * cannot be read: nothing.
 */
export function mailFailure(error: unknown): MailFailure {
  const { name, message, status } = described(error);
  if (neverSent(error))
    return { kind: "refused", reason: `${name}: ${message}`, retry: true, throttled: false };
  if (status === undefined || status < 400 || status >= 500 || status === 408) {
    return { kind: "unknown", reason: `${name}: ${message}` };
  }
  const retry = LATER.has(name) || status === 401 || status === 403 || status === 429;
  const throttled = status === 429 || name === "TooManyRequestsException" || name === "ThrottlingException";
  return {
    kind: "refused",
    reason: `${name}: ${message}`,
    retry,
    throttled: throttled && !/daily/i.test(message),
  };
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
