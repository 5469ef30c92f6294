import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components, paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

type Schemas = components["schemas"];
type Found = paths["/v1/customers/find"]["get"]["responses"][200]["content"]["application/json"];
export type CustomerPage = Schemas["CustomerPage"];
export type Line = Schemas["TimelineLine"];
export type Reason = Schemas["Reason"];
export type Benefit = Schemas["Benefit"];
export type ChainOfCustomer = CustomerPage["chains"][number];
export type NotEntered = NonNullable<ChainOfCustomer["notEntered"]>;
export type Next = CustomerPage["next"][number];
export type Mailable = CustomerPage["head"]["mailable"];

/** The body by the document's own type: openapi-fetch takes read-only lists for objects. */
const read = async <T>(answer: Promise<{ readonly data?: unknown }>): Promise<T> =>
  (await bodyOf(answer)) as T;

/** Everybody who is known by exactly that: an id, an address, a phone, an order, a code. */
export function useFoundCustomers(q: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ["customers", "find", q],
    enabled: q !== undefined,
    queryFn: () => read<Found>(api.GET("/v1/customers/find", { params: { query: { q: q ?? "" } } })),
  });
}

/** The document of one customer's page. */
export function useCustomerPage(customer: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["customers", "page", customer],
    queryFn: () => read<CustomerPage>(api.GET("/v1/customers/page", { params: { query: { customer } } })),
  });
}

/** What happened to a customer, the newest first, stretch by stretch; what the page's document brought along comes first. */
export function useTimeline({ head, timeline, now }: CustomerPage, group: string | undefined) {
  const api = useApi();
  const customer = head.id;
  return useInfiniteQuery({
    // Of one reading of the page: it begins anew when the page is read again.
    queryKey: ["customers", "timeline", customer, group, now],
    staleTime: Number.POSITIVE_INFINITY,
    initialPageParam: undefined as string | undefined,
    ...(group === undefined && {
      initialData: { pages: [timeline], pageParams: [undefined as string | undefined] },
    }),
    queryFn: ({ pageParam }) => {
      const query = {
        customer,
        ...(pageParam !== undefined && { after: pageParam }),
        ...(group !== undefined && { groups: group }),
      };
      return read<CustomerPage["timeline"]>(api.GET("/v1/customers/timeline", { params: { query } }));
    },
    getNextPageParam: ({ next }) => next,
  });
}

export interface Reasoned {
  readonly customer: string;
  readonly reason: string;
  /** Names the request: the same one again does nothing more. */
  readonly id: string;
}

/** What an operator does for a customer. Whatever it was, the customer's page is read again. */
export function useCustomerActions() {
  const api = useApi();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["customers"] });
  const unsubscribe = useMutation({
    mutationFn: (body: Reasoned) => bodyOf(api.POST("/v1/customers/unsubscribe", { body })),
    onSuccess,
  });
  const allowMails = useMutation({
    mutationFn: ({ customer, reason }: Reasoned) =>
      bodyOf(api.POST("/v1/mailboxes/allow", { body: { customer, reason } })),
    onSuccess,
  });
  const giveCode = useMutation({
    mutationFn: (body: Reasoned & { readonly offer: string }) => bodyOf(api.POST("/v1/codes/give", { body })),
    onSuccess,
  });
  const givePoints = useMutation({
    mutationFn: ({ customer, reason, id, points }: Reasoned & { readonly points: number }) =>
      bodyOf(api.POST("/v1/loyalty/grant", { body: { customer, points, reason, grant: id } })),
    onSuccess,
  });
  const erase = useMutation({
    mutationFn: (body: Reasoned & { readonly confirm: string }) =>
      bodyOf(api.POST("/v1/customers/erase", { body })),
  });
  const exportData = useMutation({
    mutationFn: (customer: string) =>
      bodyOf(api.GET("/v1/customers/export", { params: { query: { customer } } })),
  });
  return {
    erase: erase.mutateAsync,
    exportData: exportData.mutateAsync,
    unsubscribe: unsubscribe.mutateAsync,
    allowMails: allowMails.mutateAsync,
    giveCode: giveCode.mutateAsync,
    givePoints: givePoints.mutateAsync,
  };
}
