import type { Day } from "../../domain/basics/calendar.ts";
import { addMailed, type MailedBy } from "../../domain/mail/mailed.ts";
import type { DayCounts, SendCounts, Sending } from "../../domain/mail/sending.ts";
import type { SendingStore } from "../../ports/mail.ts";

const NONE: SendCounts = { sent: 0, unknown: 0, bounced: 0, complained: 0 };

/** The state of sending in memory, for tests and simulations. */
export function makeMemorySendingStore(): SendingStore {
  let state: { readonly sending: Sending; readonly revision: number } = {
    sending: { countedFrom: 0 },
    revision: 0,
  };
  const days = new Map<string, DayCounts>();
  const mailed: { readonly day: Day; readonly mails: MailedBy }[] = [];
  return {
    async state() {
      return state;
    },
    async write(sending, revision) {
      if (revision !== state.revision) return false;
      state = { sending, revision: revision + 1 };
      return true;
    },
    async count(countedFrom, day, more) {
      const key = `${countedFrom} ${day}`;
      const before = days.get(key) ?? { ...NONE, day };
      const after = {
        day,
        sent: before.sent + (more.sent ?? 0),
        unknown: before.unknown + (more.unknown ?? 0),
        bounced: before.bounced + (more.bounced ?? 0),
        complained: before.complained + (more.complained ?? 0),
      };
      days.set(key, after);
      const { day: _, ...counts } = after;
      return counts;
    },
    async counts(countedFrom, first, last) {
      return [...days]
        .filter(([key, { day }]) => key === `${countedFrom} ${day}` && day >= first && day <= last)
        .map(([, counts]) => counts)
        .sort((a, b) => a.day - b.day);
    },
    async countMailed(day, mails) {
      mailed.push({ day, mails });
    },
    async mailed(first, last) {
      return mailed
        .filter(({ day }) => day >= first && day <= last)
        .map(({ mails }) => mails)
        .reduce(addMailed, { segments: {}, cells: {} });
    },
  };
}
