import { dayOf, formatDay } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { toMajor } from "../../../domain/basics/money.ts";
import { brandOf } from "../../../domain/config/brand.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import { localised } from "../../../domain/config/localised.ts";
import type { Loyalty } from "../../../domain/config/loyalty.ts";
import type { LoyaltyAccount } from "../../../domain/loyalty/account.ts";
import { balanceOn, levelOf } from "../../../domain/loyalty/balance.ts";
import { worded } from "../../../domain/loyalty/points-in-words.ts";
import { rulesOn } from "../../../domain/loyalty/rules.ts";
import { availableIn } from "../../../domain/loyalty/wallet-decide.ts";
import type { Profile } from "../../../domain/people/profile.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ConfigStore } from "../../../ports/config.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { CustomerStore } from "../../../ports/people.ts";
import type { WalletStore } from "../../../ports/wallets.ts";
import { userKeyOf } from "../../collect/identity-keys.ts";
import { spokenLanguage } from "../../pages/spoken-language.ts";
import { makeReferralLink, type ReferralDeps } from "../referrals/referral-link.ts";
import { levelName, widgetHistory } from "./widget-history.ts";

export interface WidgetDeps extends ReferralDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly customers: Pick<CustomerStore, "get">;
  readonly events: Pick<EventStore, "factsOf">;
  readonly clock: Clock;
  readonly wallets: Pick<WalletStore, "get">;
}

/**
 * The programme as one customer of the shop sees it, for the widget: nothing else, in the customer's language, days as
 * `YYYY-MM-DD`. Undefined where there is no programme. Whoever has no part in it yet sees how it begins.
 */
export function makeWidgetData(deps: WidgetDeps) {
  const referralLink = makeReferralLink(deps);
  return async ({ user, language: wanted }: { readonly user: string; readonly language?: string }) => {
    const bundle = (await deps.config.current())?.bundle;
    if (!bundle?.loyalty) return undefined;
    const { store, loyalty } = bundle;
    const key = userKeyOf(user);
    const stored = await deps.customers.get(key, "eventual");
    const root = stored?.mergedInto ? await deps.customers.get(stored.mergedInto, "eventual") : stored;
    const profile = root?.profile;
    const language = spokenLanguage(wanted, undefined, store);
    const [link, wallet, facts] = await Promise.all([
      loyalty.referral && referralLink(profile?.id ?? key),
      profile && deps.wallets.get(profile.id, "eventual"),
      profile ? factsOf(profile) : [],
    ]);
    const { colors, dark } = brandOf(store);
    const at = deps.clock.now();
    const today = dayOf(store.time_zone, at);
    const account = accountData(profile?.loyalty, { bundle, loyalty, language, today });
    const history = profile ? widgetHistory(profile, facts, bundle, { language, today }) : [];
    // What tills hold, and what they have taken a moment ago, cannot be spent again.
    const points = wallet ? availableIn(wallet, { at, day: today }) : account.points;
    return {
      language,
      currency: store.currency,
      ...{ colors, dark },
      ...account,
      ...{ points, worth: Math.round(points * loyalty.points.worth * 100) / 100, history },
      ...defined({ unit: worded(loyalty, points, language) }),
      ...(link && { referral: { ...link, points: loyalty.referral?.points ?? 0 } }),
      ...(wallet?.card !== undefined && { card: wallet.card }),
    };
  };

  async function factsOf({ id, aliases }: Profile) {
    const keys = [id, ...aliases];
    return (await Promise.all(keys.map((key) => deps.events.factsOf(key, "eventual")))).flat();
  }
}

function accountData(
  account: LoyaltyAccount | undefined,
  at: {
    readonly bundle: Bundle;
    readonly loyalty: Loyalty;
    readonly language: string;
    readonly today: number;
  },
) {
  const { bundle, loyalty, language, today } = at;
  const { currency } = bundle.store;
  const lots = account?.lots ?? [];
  const { good, pending } = balanceOn(account, today);
  const rules = rulesOn(loyalty, today);
  const levelId = account ? levelOf(account, today) : loyalty.levels[0]?.id;
  const level = loyalty.levels.find(({ id }) => id === levelId);
  const next = account?.next;
  const from = rules?.levels[next?.level ?? ""]?.from;
  const missing = next && toMajor({ amount: next.missing, currency });
  const expiring = lots.filter(
    ({ active, expires }) => active <= today && expires !== undefined && expires > today,
  );
  return {
    name: localised(loyalty.name, language),
    points: good,
    pending,
    ...(level && {
      level: {
        name: localised(level.name, language),
        ...defined({ percent: rules?.levels[level.id]?.cashback_percent }),
        privileges: level.privileges.flatMap((id) => {
          const found = loyalty.privileges[id];
          return found ? [localised(found.name, language)] : [];
        }),
      },
    }),
    ...(next &&
      missing !== undefined && {
        next: {
          name: levelName(loyalty, next.level, language),
          missing,
          /** Of the spend that it takes, 0 to 1. */
          share: from ? Math.min(1, Math.max(0, (from - missing) / from)) : 0,
        },
      }),
    expiring: byDay(expiring.map(({ points, expires = 0 }) => ({ points, day: expires - 1 }))),
    coming: byDay(
      lots
        .filter(({ active, given = today }) => active > today && given <= today)
        .map(({ points, active: day }) => ({ points, day })),
    ),
    earn: Object.values(rules?.actions ?? {}).map(({ name, points }) => ({
      name: localised(name, language),
      points,
    })),
    spend: { percent: rules?.spend.most_percent ?? 0, ...defined({ least: rules?.spend.least_points }) },
  };
}

/** The days that come first, the points of each together. */
function byDay(all: readonly { readonly points: number; readonly day: number }[]) {
  const days = Map.groupBy(all, ({ day }) => day);
  return [...days]
    .sort(([one], [other]) => one - other)
    .slice(0, 3)
    .map(([day, lots]) => ({
      on: formatDay(day),
      points: lots.reduce((sum, { points }) => sum + points, 0),
    }));
}
