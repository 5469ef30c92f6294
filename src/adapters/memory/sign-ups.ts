import type { Day } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type {
  ConfirmationCounts,
  FormCounts,
  PendingSignUp,
  PointConfirmations,
} from "../../domain/confirm/pending.ts";
import type { EntryPoint } from "../../domain/confirm/sign-up.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { ConfirmationRuns, OwnersLinkRuns, SignUpStore } from "../../ports/sign-ups.ts";

/** Sign-ups that wait, in memory, for tests. */
export function makeMemorySignUps(): SignUpStore {
  const waiting = new Map<CustomerKey, PendingSignUp>();
  const places = new Map<string, number>();
  const days = new Map<Day, ConfirmationCounts>();
  const points = new Map<string, PointConfirmations>();
  const addAt = (
    day: Day,
    what: "asked" | "confirmed" | keyof FormCounts,
    { entry = "", via }: EntryPoint,
    many: number,
  ) => {
    const name = JSON.stringify([day, entry, via]);
    const none = { shown: 0, sent: 0, asked: 0, confirmed: 0 };
    const counted = points.get(name) ?? { day, entry, ...none, ...defined({ via }) };
    points.set(name, { ...counted, [what]: counted[what] + many });
  };
  return {
    async pending(mailbox, now) {
      const pending = waiting.get(mailbox);
      return pending && now < pending.expiresAt ? pending : undefined;
    },
    async put(mailbox, pending) {
      waiting.set(mailbox, pending);
    },
    async drop(mailbox) {
      waiting.delete(mailbox);
    },
    async admit(place, limit) {
      const before = places.get(place) ?? 0;
      if (before >= limit) return false;
      places.set(place, before + 1);
      return true;
    },
    async count(day, what, point) {
      const before = days.get(day) ?? { asked: 0, confirmed: 0, limited: 0, trapped: 0 };
      days.set(day, { ...before, [what]: before[what] + 1 });
      if (point?.entry === undefined || (what !== "asked" && what !== "confirmed")) return;
      addAt(day, what, point, 1);
    },
    async countAt(day, what, point, many) {
      addAt(day, what, point, many);
    },
    async counts(first, last) {
      return [...days]
        .map(([day, counts]) => ({ day, ...counts }))
        .filter(({ day }) => day >= first && day <= last)
        .sort((a, b) => a.day - b.day);
    },
    async pointCounts(first, last) {
      return [...points.values()].filter(({ day }) => day >= first && day <= last);
    },
  };
}

interface StartedRun {
  readonly mailbox: CustomerKey;
  readonly day: Day;
  readonly erasure?: { readonly customer: CustomerKey; readonly language: string };
}

/** Remembers which executions were started, in order. */
export function makeMemoryConfirmationRuns(): ConfirmationRuns &
  OwnersLinkRuns & {
    readonly started: StartedRun[];
  } {
  const started: StartedRun[] = [];
  return {
    started,
    async start(mailbox, day) {
      if (started.some((one) => one.mailbox === mailbox && one.day === day && !one.erasure)) return "there";
      started.push({ mailbox, day });
      return "started";
    },
    async startOwnersLink(mailbox, erasure, { day }) {
      if (started.some((one) => one.mailbox === mailbox && one.day === day && one.erasure)) return "there";
      started.push({ mailbox, day, erasure });
      return "started";
    },
  };
}
