import { dayOf } from "../../domain/basics/calendar.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { makeSharedDevices, type SharedDevicesDeps } from "../loyalty/referrals/shared-devices.ts";
import { codeForms } from "../offers/code-forms.ts";
import type { Task } from "./task.ts";

/**
 * Whether a newcomer may be somebody who was new before, under another address: on the same browser somebody else had
 * ordered already. Asked only of those whose first order is one of P, and used a code or was a friend's: of all others
 * undefined.
 */
export function makeSerialNewcomer(deps: SharedDevicesDeps, { bundle, day }: Task) {
  const sharedDevices = makeSharedDevices(deps);
  const { mayBeOurs } = codeForms(bundle);
  const days = bundle.store.period_days;
  return async (profile: Profile): Promise<boolean | undefined> => {
    const first = profile.orderDays[0]?.day;
    if (first === undefined || first <= day.today - days || first > day.today) return undefined;
    const usedCode = profile.coupons.some(
      ({ code, at }) => mayBeOurs(code) && dayOf(day.timeZone, at) === first,
    );
    if (!usedCode && !profile.referral) return undefined;
    return (await sharedDevices(profile)).some(({ isLater }) => isLater);
  };
}
