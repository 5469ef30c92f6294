import * as z from "zod";

export const FormsRequest = z.object({});

const FormRequest = z.object({ path: z.object({ form: z.string().min(1).max(64) }) });

/** `language`: one of the shop's; its first when absent. */
export const FormPreviewRequest = FormRequest.extend({
  query: z.strictObject({ language: z.string().min(2).max(35).exactOptional() }),
});

/** `via`: where the code will hang or lie. */
export const FormCodeRequest = FormRequest.extend({
  query: z.strictObject({
    via: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, "at most 40 Latin letters, digits, - and _")
      .exactOptional(),
  }),
});
