import { dayOf } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { parseKey } from "../../domain/facts/identity.ts";
import type { Period } from "../../domain/night/period.ts";
import type { Redeemed } from "../../domain/night/yields.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { SendJournal } from "../../ports/mail.ts";
import { isCode } from "../offers/code-text.ts";
import type { Task } from "./task.ts";

/**
 * The customer's orders of P that used a code which a mail had brought them, with what the night before that mail had said
 * of them. Asks the journal only about whoever has used a code of the form that mails have.
 */
export function makeRedeemed(
  journal: Pick<SendJournal, "sends">,
  { bundle, day }: Task,
): (profile: Profile) => Promise<readonly Redeemed[]> {
  const period: Period = { today: day.today, days: bundle.store.period_days };
  const prefixes = new Set(
    Object.values(bundle.offers.list).flatMap(({ code }) =>
      code?.prefix ? [code.prefix.toUpperCase()] : [],
    ),
  );
  const isOfPeriod = ({ code, at }: Profile["coupons"][number]) => {
    if (!isCode(code, prefixes)) return false;
    const on = dayOf(day.timeZone, at);
    return on > period.today - period.days && on <= period.today;
  };
  return async (profile) => {
    const used = profile.coupons.filter(isOfPeriod);
    if (used.length === 0) return [];
    const sends = await Promise.all(mailedKeys(profile).map((key) => journal.sends(key)));
    const byCode = new Map(sends.flat().map((send) => [send.offer?.code?.toUpperCase(), send]));
    return used.flatMap(({ code, spent }) => {
      const send = byCode.get(code);
      return send ? [{ spent, ...defined({ scored: send.scored }) }] : [];
    });
  };
}

/** The keys under which mails to the person may have gone: a browser alone has no address. */
const mailedKeys = ({ id, aliases }: Profile) => [
  id,
  ...aliases.filter((alias) => parseKey(alias)?.kind !== "anonymous"),
];
