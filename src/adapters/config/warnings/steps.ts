import { DAY, MINUTE, parseDuration, parseTimeOfDay } from "../../../domain/basics/calendar.ts";
import { isWait, legAt } from "../../../domain/chains/legs.ts";
import { offersIn } from "../../../domain/chains/preparing.ts";
import { fails, holds } from "../../../domain/conditions/possible.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { ActionKinds, Chain, Step, Wait } from "../../../domain/config/chain.ts";
import { channelRules } from "../../../domain/config/channels.ts";
import type { Offer, Offers } from "../../../domain/config/offers.ts";
import type { Store } from "../../../domain/config/store.ts";
import { isQuietAt } from "../../../domain/mail/quiet-hours.ts";
import { KINDS } from "../../../domain/offers/kinds.ts";
import { makeRenderer } from "../../renderer.ts";
import type { Path, PathProblem } from "../problem.ts";
import { neverHolds } from "./conditions.ts";
import type { Judge } from "./judge.ts";

/** Steps that do not do what they say. */
export function stepWarnings(
  chain: Chain,
  { store, offers, templates }: Bundle,
  judge: Judge,
): readonly PathProblem[] {
  const warnings = chain.steps.flatMap((step, index): readonly PathProblem[] => {
    if (isWait(step)) return [];
    return [
      ...guardWarnings(step.when, index, chain.exit, judge),
      ...("send" in step ? quietWarnings(chain, index, store.quiet_hours, "the mail") : []),
      ...("emit" in step
        ? quietWarnings(chain, index, channelRules(store, step.channel).quiet_hours, "the message")
        : []),
      ...("send" in step || "emit" in step ? raisesIn(step, ["steps", index], offers) : []),
      ...("send" in step || "emit" in step ? withoutWarnings(step, index, offers) : []),
      ...("send" in step && step.recommend ? recommendWarnings(step.send, index, templates) : []),
    ];
  });
  return [...warnings, ...silenceWarnings(chain.steps, judge)];
}

function guardWarnings(
  when: string | undefined,
  index: number,
  exit: string | undefined,
  judge: Judge,
): readonly PathProblem[] {
  if (when === undefined) return [];
  const path = ["steps", index, "when"];
  const { formula } = judge.read(when);
  const never = neverHolds(formula, [], judge);
  if (never) return [{ path, message: `can never hold, so this step is never taken: ${never}` }];
  if (exit === undefined || judge.canBe(holds(formula), fails(judge.read(exit).formula))) return [];
  if (!judge.canBe(fails(judge.read(exit).formula))) return [];
  const message =
    "holds only where exit holds too, and exit ends the chain first, so this step is never taken: correct one of the two";
  return [{ path, message }];
}

/** Of a wait until a time of day, and exact days after it at most. */
function quietWarnings(
  chain: Chain,
  step: number,
  quiet: Store["quiet_hours"],
  what: string,
): readonly PathProblem[] {
  const waits = legAt(chain, step)?.waits ?? [];
  const last = waits.findLastIndex((wait) => "wait_until" in wait);
  const until = waits[last];
  if (!quiet || !until || !("wait_until" in until)) return [];
  const later = waits.slice(last + 1).map(wholeDays);
  const minutes = parseTimeOfDay(until.wait_until);
  if (minutes === undefined || later.includes(false) || !isQuietAt(quiet, minutes)) return [];
  const message = `lies in the quiet hours from ${quiet.from} to ${quiet.to}, so ${what} goes out at ${quiet.to}: write a time outside of them, like "${quiet.to}"`;
  return [{ path: ["steps", step - waits.length + last, "wait_until"], message }];
}

function wholeDays(wait: Wait): boolean {
  if (!("wait" in wait) || wait.since !== undefined) return false;
  return (parseDuration(wait.wait) ?? MINUTE) % DAY === 0;
}

/** Of a step that carries no code in any case. */
function withoutWarnings(step: Raising, index: number, { list }: Offers): readonly PathProblem[] {
  if (step.without_offer === undefined || offersIn(step).some((id) => list[id]?.code)) return [];
  const message = "does nothing, because no offer with a code goes into it: remove it, or name the offer";
  return [{ path: ["steps", index, "without_offer"], message }];
}

type Raising = ActionKinds["send" | "emit"];

/** Of the step, or of each of its variants that says something else. */
function raisesIn(step: Raising, path: Path, offers: Offers): readonly PathProblem[] {
  const variants = Object.entries(("variants" in step && step.variants) || {}).filter(
    ([, one]) => one.raise !== undefined || one.offer !== undefined,
  );
  return [
    ...raiseWarnings(step, [...path, "raise"], offers),
    ...variants.flatMap(([id, one]) => {
      const inside = [...path, "variants", id, one.raise === undefined ? "offer" : "raise"];
      return raiseWarnings({ ...step, ...one }, inside, offers);
    }),
  ];
}

function raiseWarnings(
  { offer: id, raise = 0 }: Pick<Raising, "offer" | "raise">,
  path: Path,
  { list, tiers, price_floor_percent: floor }: Offers,
): readonly PathProblem[] {
  const offer = list[id ?? ""];
  if (!offer || raise === 0) return [];
  if (!KINDS[offer.kind].canRise) {
    const message = `has no effect: offer ${id} is of kind ${offer.kind}, and raise adds percentage points: remove it`;
    return [{ path, message }];
  }
  const percents = percentsOf(offer);
  const given = tiers.flatMap((tier) => {
    const percent = percents[tier.id] ?? 0;
    return percent > 0 ? [{ tier: tier.id, percent }] : [];
  });
  const [highest] = given.sort((a, b) => b.percent - a.percent);
  const most = offer.kind === "percent" ? 100 - floor : 100;
  if (!highest || highest.percent + raise <= most) return [];
  const room = most - highest.percent;
  const advice = room > 0 ? `write ${room} or less` : "remove it, or lower the percentage";
  const limit =
    offer.kind === "percent" ? `the ${most} that price_floor_percent ${floor} leaves` : "the whole";
  const message = `is cut: ${highest.percent} percent for tier ${highest.tier} raised by ${raise} is more than ${limit}; ${advice}`;
  return [{ path, message }];
}

function percentsOf(offer: Offer): Readonly<Record<string, number>> {
  if (offer.kind === "percent") return offer.discount_percent;
  return offer.kind === "cashback" ? offer.cashback_percent : {};
}

const renderer = makeRenderer();

/** Of a template that shows no recommendations in any language. */
function recommendWarnings(
  send: string,
  index: number,
  templates: Bundle["templates"],
): readonly PathProblem[] {
  const versions = Object.values(templates[send] ?? {});
  if (versions.some((version) => renderer.names(version).has("recommended"))) return [];
  const message = `has no effect: the template ${send} does not show recommended; write {% for item in recommended %} there, or remove it`;
  return [{ path: ["steps", index, "recommend"], key: true, message }];
}

/** Whoever is silenced gets no mail until the next activity. */
function silenceWarnings(steps: readonly Step[], judge: Judge): readonly PathProblem[] {
  const first = steps.findIndex((step) => "send" in step || "emit" in step);
  const isForEverybody = (when: string | undefined) =>
    when === undefined || !judge.canBe(fails(judge.read(when).formula));
  const silence = steps.findIndex((step) => "silence" in step && isForEverybody(step.when));
  if (silence < 0 || silence > first) return [];
  const message =
    "comes before the first mail, which then goes to nobody but who acts meanwhile: write silence after the mails, or give it a condition with when";
  return [{ path: ["steps", silence, "silence"], key: true, message }];
}
