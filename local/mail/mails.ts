import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { type Kept, NOTHING_KEPT, sortable } from "../kept/kept.ts";

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
  /** Puts back what an earlier run has kept. */
  resume(): Promise<void>;
}

const PREFIX = "mail~";

/** A mail as it is kept: its texts deflated, as base64. */
interface KeptMail {
  readonly about: Omit<Mail, "html" | "text">;
  readonly body: string;
}

export function makeMails(kept: Kept = NOTHING_KEPT): Mails {
  const mails: Mail[] = [];
  const byId = new Map<string, Mail>();
  const put = (about: KeptMail["about"], body: Uint8Array) => {
    const bodies = (): { readonly html: string; readonly text: string } =>
      JSON.parse(inflateRawSync(body).toString());
    const mail: Mail = {
      ...about,
      get html() {
        return bodies().html;
      },
      get text() {
        return bodies().text;
      },
    };
    mails.push(mail);
    byId.set(mail.id, mail);
  };
  return {
    add({ html, text, ...about }) {
      // Copied, because what zlib gives holds on to a larger buffer.
      const body = Uint8Array.from(deflateRawSync(JSON.stringify({ html, text }), { level: 3 }));
      if (kept.folder !== undefined) {
        const document: KeptMail = { about, body: Buffer.from(body).toString("base64") };
        kept.put(`${PREFIX}${sortable(mails.length)}`, document);
      }
      put(about, body);
    },
    async resume() {
      for await (const [, value] of kept.entries(PREFIX)) {
        const { about, body } = value as KeptMail;
        put(about, Uint8Array.from(Buffer.from(body, "base64")));
      }
    },
    all: () => mails,
    find: (id) => byId.get(id),
    count: () => mails.length,
  };
}
