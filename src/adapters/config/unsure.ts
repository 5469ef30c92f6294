import type { MjmlFiles } from "./templates.ts";

/** The parts of a config that templates show, as far as they could not be read. */
export interface Unread {
  /** Mails of steps and campaigns, with the offers that they name. */
  readonly sends: readonly { readonly send?: string; readonly offer?: string }[];
  /** Whether an offer is there and cannot be read. */
  readonly isUnread: (offer: string) => boolean;
  readonly loyalty: boolean;
}

/**
 * Whether what a template shows is unknown because of a mistake that is told of elsewhere: then trying it would only tell of
 * the same one again.
 */
export function isUnsure(
  template: string,
  { templates, partials }: Pick<MjmlFiles, "templates" | "partials">,
  { sends, isUnread, loyalty }: Unread,
): boolean {
  if (sends.some(({ send, offer }) => send === template && offer !== undefined && isUnread(offer)))
    return true;
  const showsLoyalty = (source: string) => /\bloyalty\./.test(source);
  const shown = partials.filter(({ source }) => showsLoyalty(source)).map(({ name }) => `partials/${name}`);
  return (
    loyalty &&
    templates.some(
      ({ name, source }) =>
        name === template && (showsLoyalty(source) || shown.some((part) => source.includes(part))),
    )
  );
}
