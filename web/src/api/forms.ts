import { useQuery } from "@tanstack/react-query";
import type { components, paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Forms = paths["/v1/forms"]["get"]["responses"][200]["content"]["application/json"];
export type Form = components["schemas"]["FormOverview"];
export type Place = components["schemas"]["EntryPlace"];
export type Funnel = components["schemas"]["EntryFunnel"];
export type Starting = components["schemas"]["ChainStarting"];

/** The forms in force with their places, and how far people came. */
export function useForms() {
  const api = useApi();
  return useQuery({ queryKey: ["forms"], queryFn: () => bodyOf(api.GET("/v1/forms")) });
}

/** A form as people see it. The one before stays until the next is there. */
export function useFormPreview(form: string, language: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["forms", "preview", form, language],
    queryFn: () =>
      bodyOf(api.GET("/v1/forms/{form}/preview", { params: { path: { form }, query: { language } } })),
  });
}

/** The QR code of a form's address. */
export function useFormCode(form: string, via: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ["forms", "code", form, via],
    queryFn: () =>
      bodyOf(
        api.GET("/v1/forms/{form}/code", {
          params: { path: { form }, query: via === undefined ? {} : { via } },
        }),
      ),
  });
}
