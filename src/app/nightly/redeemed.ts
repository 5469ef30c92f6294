import { dayOf } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Send } from "../../domain/chains/journal.ts";
import { parseKey } from "../../domain/facts/identity.ts";
import type { Period } from "../../domain/night/period.ts";
import type { Redeemed } from "../../domain/night/yields.ts";
import { ownRedemption } from "../../domain/offers/codes/use.ts";
import { clip } from "../../domain/people/fold-limits.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { SendJournal } from "../../ports/mail.ts";
import { codeForms } from "../offers/code-forms.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import type { Task } from "./task.ts";

/**
 * The customer's orders of P that redeemed a code which was the customer's own, by the ledger, with what the night before
 * the mail had said that brought it: the last one with the code before the order. Asks only about whoever has used a code
 * that may be one of the shop's.
 */
export function makeRedeemed(
  {
    journal,
    codes,
  }: { readonly journal: Pick<SendJournal, "sends">; readonly codes: Pick<CodeStore, "get"> },
  { bundle, day }: Task,
): (profile: Profile) => Promise<readonly Redeemed[]> {
  const period: Period = { today: day.today, days: bundle.store.period_days };
  const { mayBeOurs } = codeForms(bundle);
  const isOfPeriod = ({ code, at }: Profile["coupons"][number]) => {
    if (!mayBeOurs(code)) return false;
    const on = dayOf(day.timeZone, at);
    return on > period.today - period.days && on <= period.today;
  };
  return async (profile) => {
    const used = profile.coupons.filter(isOfPeriod);
    if (used.length === 0) return [];
    const keys = new Set([profile.id, ...profile.aliases]);
    const redeemed = await Promise.all(
      used.map(async ({ code, order }) => {
        const redemption = ownRedemption(await unlessUnreadable(codes.get(code, "eventual")), keys);
        return redemption !== undefined && clip(redemption.order) === order;
      }),
    );
    const own = used.filter((_, index) => redeemed[index]);
    if (own.length === 0) return [];
    const sends = (await Promise.all(mailedKeys(profile).map((key) => journal.sends(key)))).flat();
    return own.flatMap(({ code, spent, at }) => {
      const mails = sends.filter(({ offer }) => offer?.code?.toUpperCase() === code);
      const last =
        mails
          .filter(({ claimedAt }) => claimedAt <= at)
          .toSorted(byClaim)
          .at(-1) ?? mails[0];
      return last ? [{ spent, ...defined({ scored: last.scored }) }] : [];
    });
  };
}

const byClaim = (one: Send, other: Send): number => one.claimedAt - other.claimedAt;

/** The keys under which mails to the person may have gone: a browser alone has no address. */
const mailedKeys = ({ id, aliases }: Profile) => [
  id,
  ...aliases.filter((alias) => parseKey(alias)?.kind !== "anonymous"),
];
