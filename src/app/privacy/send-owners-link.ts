import { createHash } from "node:crypto";
import type { ConfirmState } from "../../contracts/workflows.ts";
import { defined } from "../../domain/basics/defined.ts";
import { sameMailLater } from "../../domain/confirm/mails.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { addressHeader, unmailable } from "../../domain/mail/address-header.ts";
import { standingOf } from "../../domain/mailbox/ledger.ts";
import { stoppedBy } from "../../domain/mailbox/shop-stop.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { Renderer } from "../../ports/mail.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { confirmData } from "../mail/confirm-data.ts";
import { makeSendOnce, type SendOnceDeps, type SingleMail } from "../mail/sending/send-once.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { readShopStops } from "../mailbox/shop-stops.ts";
import { findCustomer } from "../people/find-customer.ts";
import { erasureToken } from "./owners-link.ts";
import { ownersMail } from "./owners-mail.ts";

export interface SendOwnersLinkDeps extends SendOnceDeps {
  readonly events: Pick<EventStore, "factsOf" | "stopsOf">;
  readonly customers: Pick<CustomerStore, "get">;
  readonly config: Pick<ConfigStore, "current">;
  readonly secrets: Secrets;
  readonly renderer: Renderer;
  readonly publicUrl: string;
}

/** The chain in whose name the journal keeps these mails. */
const NAME = "erasure";

type Asked = NonNullable<ConfirmState["erasure"]>;

interface Composing {
  readonly mailbox: CustomerKey;
  readonly to: string;
  readonly asked: Asked;
  readonly published: PublishedBundle;
  readonly now: number;
  readonly day: number;
}

/**
 * Mails the link behind which a mailbox's owner erases themselves: once for each request, also to whoever has
 * unsubscribed. It goes to the customer's address of today, if that is still the mailbox that asked.
 */
export function makeSendOwnersLink(deps: SendOwnersLinkDeps) {
  const { events, customers, config, secrets, clock } = deps;
  const send = makeSendOnce(deps);

  return async (state: ConfirmState, asked: Asked): Promise<ConfirmState> => {
    const now = clock.now();
    const over = (why: string): ConfirmState => ({ ...state, done: true, why });
    const later = (why: string): ConfirmState => {
      const next = sameMailLater(state, now);
      if (next?.mail !== state.mail) return over(why);
      return { ...state, ...next, until: new Date(next.until).toISOString(), why };
    };
    const mailbox = state.mailbox as CustomerKey;
    const [found, ledger, stops, keys] = await Promise.all([
      findCustomer(customers, asked.customer),
      events.factsOf(mailbox),
      readShopStops(events),
      secrets.keys(),
    ]);
    const to = found?.profile?.email;
    if (to === undefined || mailboxKey(to, keys) !== mailbox)
      return over("the customer has another address now");
    const standing = stoppedBy(stops, ledger) ?? standingOf(ledger, now);
    const barred = standing.mayMail === "never" && standing.why !== "unsubscribed" ? standing.why : undefined;
    const why = barred ?? unmailable(to);
    if (why !== undefined) return over(why);
    const [linksKey] = keys.links;
    if (!linksKey) throw new Error("the keys secret has no links key: links cannot be made");
    const published = await config.current();
    if (!published) return later("no config is published yet");
    const result = await send(
      await composed({ mailbox, to, asked, published, now, day: state.day }, linksKey),
    );
    if (result === "later") return later("no mail of the shop can go");
    return over(typeof result === "object" ? result.refused : result);
  };

  async function composed(
    { mailbox, to, asked: { customer, language }, published, now, day }: Composing,
    linksKey: string,
  ): Promise<SingleMail> {
    const { store } = published.bundle;
    const link = { mailbox, customer: customer as CustomerKey, mailedAt: now, language };
    const confirmUrl = `${deps.publicUrl}/p/${erasureToken(link, linksKey)}`;
    const data = confirmData({ store, language, confirmUrl, reminder: 0 });
    const rendered = await deps.renderer.render(ownersMail(language), data);
    const digest = createHash("sha256").update(JSON.stringify([NAME, mailbox, day]));
    const id = digest.digest("base64url").slice(0, 27);
    return {
      send: {
        ...{ id, customer: mailbox, chain: NAME, run: `${day}`, step: 0, template: NAME, language },
        ...{
          version: published.version,
          claimedAt: now,
          status: "claimed",
          reason: "asked in the preference centre",
        },
      },
      mail: {
        ...{ send: id, customer: mailbox, to, chain: NAME },
        from: addressHeader(store.sender.name, store.sender.from),
        ...defined({ replyTo: store.sender.reply_to }),
        ...rendered,
      },
    };
  }
}
