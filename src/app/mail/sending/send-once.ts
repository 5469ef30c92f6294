import type { Send } from "../../../domain/chains/journal.ts";
import type { Clock } from "../../../ports/clock.ts";
import type {
  Mailer,
  Meter,
  OutgoingMail,
  SendingStore,
  SendJournal,
  SendResult,
} from "../../../ports/mail.ts";
import { makeGate } from "./gate.ts";
import { makeTally } from "./tally.ts";

/** A mail that no chain sends, and what the journal keeps of it. */
export interface SingleMail {
  readonly send: Send;
  readonly mail: OutgoingMail;
}

export interface SendOnceDeps {
  readonly journal: Pick<SendJournal, "claim" | "settle" | "release">;
  readonly mailer: Mailer;
  readonly sending: SendingStore;
  readonly meter: Meter;
  readonly clock: Clock;
}

/** `later`: no mail of the shop can go now. */
export type Sent = "sent" | "unknown" | "later" | { readonly refused: string };

/** Sends a mail at most once: claim, send, record, as for the mails of chains. `unknown` also where it was claimed before. */
export function makeSendOnce(deps: SendOnceDeps): (mail: SingleMail) => Promise<Sent> {
  const { journal, mailer } = deps;
  const gate = makeGate(deps);
  const tally = makeTally(deps);
  return send;

  async function send({ send, mail }: SingleMail): Promise<Sent> {
    if (!(await mailer.turn(1))) return "later";
    const pass = await gate.pass();
    if (pass === "shut") return "later";
    if ((await journal.claim(send, undefined)).result !== "claimed") {
      await gate.unused(pass);
      return "unknown";
    }
    const result = await mailer.send(mail);
    const end = await record(send, result);
    await gate.learn(pass, result);
    if (typeof end === "object") await gate.unused(pass);
    return end;
  }

  async function record(send: Send, result: SendResult): Promise<Sent> {
    switch (result.kind) {
      case "sent":
        await journal.settle(send, { status: "sent", messageId: result.messageId });
        await tally(send.claimedAt, { sent: 1 });
        return "sent";
      case "unknown":
        await journal.settle(send, { status: "unknown" });
        await tally(send.claimedAt, { unknown: 1 });
        return "unknown";
      case "refused":
        await journal.release(send, undefined);
        return result.because === "mail" ? { refused: result.reason } : "later";
      default:
        return result satisfies never;
    }
  }
}
