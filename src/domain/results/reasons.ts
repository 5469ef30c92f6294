/**
 * The journal says in words why a step was skipped or a run ended, with the customer's own values in them. Figures need
 * few kinds that stay alike: the first row whose pattern fits. The words themselves are in the customer's journal.
 */
const REASONS = [
  ["shop", /^holdout of the shop/],
  ["condition", /^when: /],
  ["cap", /^frequency cap/],
  ["own-limit", /^the customer's own limit/],
  ["paused-by-customer", /^paused by the customer/],
  ["topic", /^topic .* is not wanted/],
  ["repeated", /^the same (mail|message) went /],
  ["silenced", /^silenced until/],
  ["soft-bounces", /soft bounces in a row$/],
  ["unconfirmed", /not confirmed$/],
  ["no-consent", /^(no consent to|consent to .* withdrawn)/],
  ["unsubscribed", /^unsubscribed/],
  ["suppressed", /^(suppressed|privacy request)/],
  ["no-address", /^no (e-mail address|phone number)/],
  ["no-code", /budget|code|not in .* yet/i],
  ["no-offer", /^no offer|not for this customer/],
  ["template", /^(there is no template|the mail cannot be made)/],
  ["too-large", /^the message has more than/],
  ["completed", /^completed$/],
  ["bought-again", /^bought again/],
  ["goal", /^exit: /],
  ["ended", /^it had ended before/],
  ["stopped", /^stopped: /],
  ["merged", /^merged: /],
  ["gone", /no profile any more|is no more|is not known any more|erased/],
] as const satisfies readonly (readonly [string, RegExp])[];

export type ResultReason = (typeof REASONS)[number][0] | "other";

export const RESULT_REASONS: readonly ResultReason[] = [...REASONS.map(([id]) => id), "other"];

export function reasonOf(why: string): ResultReason {
  return REASONS.find(([, pattern]) => pattern.test(why))?.[0] ?? "other";
}
