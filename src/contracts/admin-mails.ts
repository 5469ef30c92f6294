import * as z from "zod";

const Name = z.string().min(1).max(64);

/** `draft`: the caller's own draft in place of the version in force. */
export const MailsRequest = z.object({
  query: z.strictObject({ draft: z.enum(["true", "false"]).optional() }),
});

const Customer = z.string().trim().min(1).max(400);

const withoutTemplate = {
  language: z.string().min(2).max(35).optional(),
  /** Of the step's variants, where a mail is tested in several. */
  variant: Name.optional(),
  /** An offer's id, or `none`. */
  offer: Name.optional(),
  draft: z.boolean().optional(),
};
const asked = { template: Name, ...withoutTemplate };
/** Somebody of whom everything is known, or next to nothing, in a tier by spend. */
const sample = { tier: Name.optional(), sample: z.enum(["full", "bare"]).optional() };

export const PreviewRequest = z.object({ body: z.strictObject({ ...asked, ...sample }) });

/** `to`: somebody of the team; the caller's own address when absent. `customer` in place of tier and sample. */
export const TestMailRequest = z.object({
  path: z.object({ template: Name }),
  body: z.strictObject({
    ...withoutTemplate,
    ...sample,
    customer: Customer.optional(),
    to: z.string().trim().min(3).max(128).regex(/^\S+$/, "an address has no spaces").optional(),
  }),
});

/** As somebody real: an id, an e-mail address or a key. */
export const PreviewAsRequest = z.object({
  body: z.strictObject({ ...asked, customer: Customer }),
});
