import * as z from "zod";

const Name = z.string().min(1).max(64);

/** `draft`: the caller's own draft in place of the version in force. */
export const MailsRequest = z.object({
  query: z.strictObject({ draft: z.enum(["true", "false"]).optional() }),
});

const asked = {
  template: Name,
  language: z.string().min(2).max(35).optional(),
  /** Of the step's variants, where a mail is tested in several. */
  variant: Name.optional(),
  /** An offer's id, or `none`. */
  offer: Name.optional(),
  draft: z.boolean().optional(),
};
/** Somebody of whom everything is known, or next to nothing, in a tier by spend. */
const sample = { tier: Name.optional(), sample: z.enum(["full", "bare"]).optional() };

export const PreviewRequest = z.object({ body: z.strictObject({ ...asked, ...sample }) });

/** As somebody real: an id, an e-mail address or a key. */
export const PreviewAsRequest = z.object({
  body: z.strictObject({ ...asked, customer: z.string().trim().min(1).max(400) }),
});
