import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemoryMailer } from "../../src/adapters/memory/mailer.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeMemoryConfirmationRuns, makeMemorySignUps } from "../../src/adapters/memory/sign-ups.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { makeConfirm } from "../../src/app/confirm/confirm.ts";
import { makeConfirmations } from "../../src/app/confirm/request.ts";
import { makeSendConfirmation } from "../../src/app/confirm/send.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { ConfirmState } from "../../src/contracts/workflows.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { SignUp } from "../../src/domain/confirm/sign-up.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { SendResult } from "../../src/ports/mail.ts";
import { NOON } from "./chains.ts";
import { bundleWith } from "./config.ts";
import { MAILBOX_KEY, mailboxOf } from "./mailboxes.ts";

const keys = { ...perKey(() => []), links: ["links-key-of-a-test-0123456789"], mailbox: [MAILBOX_KEY] };

/** A sign-up as a browser tells of it, now. */
export function signUpOf(address: string, over: Partial<SignUp> = {}): SignUp {
  return {
    address,
    customer: "a:browser-1" as CustomerKey,
    proof: { purpose: "marketing", channel: "email", source: "https://shop.example/footer", address },
    at: NOON,
    receivedAt: NOON,
    ip: "203.0.113.7",
    ...over,
  };
}

/** The asking for confirmations on memory adapters, with the executions played by hand. */
export async function confirmingWorld(
  over: Partial<Store> = {},
  answer?: (to: string) => SendResult | undefined,
) {
  let now = NOON;
  const clock = { now: () => now };
  const secrets = { keys: async () => keys };
  const [events, signUps, journal] = [makeMemoryEventStore(), makeMemorySignUps(), makeMemoryJournal()];
  const [config, runs, sending] = [
    makeMemoryConfigStore(),
    makeMemoryConfirmationRuns(),
    makeMemorySendingStore(),
  ];
  const mailer = makeMemoryMailer(({ to }) => answer?.(to));
  const bundle = bundleWith();
  await config.publish({
    ...{ by: "t", publishedAt: NOON, digest: "d", files: {} },
    bundle: { ...bundle, store: { ...bundle.store, ...over } },
  });
  const shared = { events, signUps, config, secrets, clock };
  const confirmations = makeConfirmations({ ...shared, runs });
  const confirm = makeConfirm(shared);
  const send = makeSendConfirmation({
    ...shared,
    ...{ journal, mailer, sending, meter: () => {}, renderer: makeRenderer() },
    publicUrl: "https://api.example",
  });
  const executions: ConfirmState[] = [];
  let begun = 0;

  /** Begins what was started, and plays what is due by then. */
  async function playUntil(until: Instant): Promise<void> {
    for (; begun < runs.started.length; begun++) {
      const run = runs.started[begun];
      if (run)
        executions.push({ ...run, mail: 0, tries: 0, until: new Date(now).toISOString(), done: false });
    }
    const due = executions
      .map((state, index) => ({ state, index, at: Date.parse(state.until) }))
      .filter(({ state, at }) => !state.done && at <= until)
      .sort((a, b) => a.at - b.at)[0];
    if (!due) {
      now = Math.max(now, until);
      return;
    }
    now = Math.max(now, due.at);
    executions[due.index] = await send(due.state);
    await playUntil(until);
  }

  return {
    ...shared,
    ...{ runs, mailer, journal, sending, keys, confirmations, confirm, executions, playUntil },
    now: () => now,
    later: (ms: number) => playUntil(now + ms),
    request: (signUp: SignUp) => confirmations.request({ ...signUp, at: now, receivedAt: now }),
    mailsTo: (address: string) => mailer.taken.filter(({ to }) => to === address),
    tokenOf: (mail: { readonly text: string } | undefined) =>
      /\/confirm\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "",
    ledgerOf: (address: string) => events.factsOf(mailboxOf(address)),
  };
}
