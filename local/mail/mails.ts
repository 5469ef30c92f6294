import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Instant } from "../../src/domain/basics/calendar.ts";

/** A mail that somebody would have got. */
export interface Mail {
  readonly id: string;
  /** On the stack's clock. */
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly html: string;
  readonly text: string;
}

/** All mails sent, oldest first. Bodies are kept deflated: ten thousand mails take some tens of megabytes. */
export interface Mails {
  add(mail: Mail): void;
  all(): readonly Mail[];
  find(id: string): Mail | undefined;
  count(): number;
}

export function makeMails(): Mails {
  const mails: Mail[] = [];
  const byId = new Map<string, Mail>();
  return {
    add({ html, text, ...rest }) {
      // Copied, because what zlib gives holds on to a larger buffer.
      const body = Uint8Array.from(deflateRawSync(JSON.stringify({ html, text }), { level: 3 }));
      const bodies = (): { readonly html: string; readonly text: string } =>
        JSON.parse(inflateRawSync(body).toString());
      const mail: Mail = {
        ...rest,
        get html() {
          return bodies().html;
        },
        get text() {
          return bodies().text;
        },
      };
      mails.push(mail);
      byId.set(mail.id, mail);
    },
    all: () => mails,
    find: (id) => byId.get(id),
    count: () => mails.length,
  };
}
