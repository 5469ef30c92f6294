import { useMutation, useQuery } from "@tanstack/react-query";
import type { components, paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type ShownMail = components["schemas"]["ShownMail"];
export type MailsOverview = paths["/v1/mails"]["get"]["responses"][200]["content"]["application/json"];
export type MailOverview = MailsOverview["mails"][number];

/** Every mail of the config in force, or of the reader's draft. */
export function useMails(isDraft: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["mails", isDraft],
    queryFn: () => bodyOf(api.GET("/v1/mails", { params: { query: isDraft ? { draft: "true" } : {} } })),
  });
}

/** Which mail, and as whom. */
export interface MailAsked {
  readonly template: string;
  readonly language: string;
  readonly variant?: string | undefined;
  readonly tier?: string | undefined;
  readonly sample: "full" | "bare";
  /** Somebody real, by an id, an address or a key; in place of tier and sample. */
  readonly customer?: string | undefined;
  readonly isDraft: boolean;
}

/** Sends what is asked for to the reader, or to somebody of the team. */
export function useTestMail({ template, language, variant, tier, sample, customer, isDraft }: MailAsked) {
  const api = useApi();
  return useMutation({
    mutationFn: (to: string | undefined) => {
      const which = { language, ...(variant && { variant }), ...(isDraft && { draft: true }) };
      const as = customer ? { customer } : { sample, ...(tier && { tier }) };
      return bodyOf(
        api.POST("/v1/mails/{template}/test", {
          params: { path: { template } },
          body: { ...which, ...as, ...(to && { to }) },
        }),
      );
    },
  });
}

/** A mail as it would go now. The one before it stays until the next one is there. */
export function useMail({ template, language, variant, tier, sample, customer, isDraft }: MailAsked) {
  const api = useApi();
  return useQuery({
    queryKey: ["mails", "shown", template, language, variant, tier, sample, customer, isDraft],
    placeholderData: (before: ShownMail | undefined) => before,
    queryFn: () => {
      const which = { template, language, ...(variant && { variant }), ...(isDraft && { draft: true }) };
      if (customer) return bodyOf(api.POST("/v1/mails/preview-as", { body: { ...which, customer } }));
      return bodyOf(api.POST("/v1/mails/preview", { body: { ...which, sample, ...(tier && { tier }) } }));
    },
  });
}
