/** One call of the Segment tracking API, as it stands in a batch. */
export type Call = Readonly<Record<string, unknown>> & { readonly messageId: string };
