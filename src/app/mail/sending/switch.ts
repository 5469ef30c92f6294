import { defined } from "../../../domain/basics/defined.ts";
import { type Barrier, closed, type Sending, unprobed } from "../../../domain/mail/sending.ts";
import type { ChangedBy } from "../../../domain/team/change.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { SendingStore } from "../../../ports/mail.ts";

/** What changes whether mails go. Each answers whether it changed anything. */
export interface SendingSwitch {
  /** The mail service takes nothing from this account now. */
  close(why: string): Promise<boolean>;
  /** It has taken a mail again. */
  reopen(): Promise<boolean>;
  /** The mail that was to find out did not go. */
  returnProbe(): Promise<boolean>;
  /** Nothing goes until a person resumes. Nobody stops it where the shop's own limits do. */
  stop(why: string, by?: ChangedBy): Promise<boolean>;
  /** A person says that mails may go. After a stop, what was sent before counts towards no limit any more. */
  resume(why: string, by?: ChangedBy): Promise<boolean>;
}

const MOST_TRIES = 20;

export function makeSendingSwitch({
  sending: sendingStore,
  clock,
}: {
  readonly sending: SendingStore;
  readonly clock: Clock;
}): SendingSwitch {
  async function change(next: (sending: Sending) => Sending | undefined): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { sending, revision } = await sendingStore.state();
      const changed = next(sending);
      if (!changed) return false;
      if (await sendingStore.write(changed, revision)) return true;
    }
    throw new Error(`the state of sending was contended ${MOST_TRIES} times`);
  }

  return {
    close: (why) =>
      change((sending) => (sending.barrier ? undefined : behind(sending, closed(why, clock.now())))),
    reopen: () => change((sending) => (sending.barrier?.kind === "closed" ? behind(sending) : undefined)),
    returnProbe: () =>
      change((sending) =>
        sending.barrier?.kind === "closed"
          ? behind(sending, unprobed(sending.barrier, clock.now()))
          : undefined,
      ),
    stop: (why, by) =>
      change((sending) =>
        sending.barrier?.kind === "stopped"
          ? undefined
          : behind(sending, { kind: "stopped", why, since: clock.now(), ...defined({ by }) }),
      ),
    resume: (why, by) =>
      change((sending) => {
        if (!sending.barrier) return undefined;
        const now = clock.now();
        const countedFrom = sending.barrier.kind === "stopped" ? now : sending.countedFrom;
        return { countedFrom, resumed: { at: now, why, ...defined({ by }) } };
      }),
  };
}

function behind({ barrier: _, ...sending }: Sending, barrier?: Barrier): Sending {
  return barrier ? { ...sending, barrier } : sending;
}
