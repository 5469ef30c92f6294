import { createHash } from "node:crypto";
import type { PreferencesRequest } from "../../contracts/preferences-form.ts";
import { dayOf } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Store } from "../../domain/config/store.ts";
import type { Fact, PreferenceChange } from "../../domain/facts/facts.ts";
import { erasureIn } from "../../domain/mailbox/ledger.ts";
import { changeBy, type Wish, wishOf } from "../../domain/mailbox/preference-change.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { OwnersLinkRuns } from "../../ports/sign-ups.ts";
import { type Circumstances, type OwnersWord, proofBy, tellOwnersWord } from "../mailbox/tell.ts";
import { readPreferencesToken } from "./link.ts";
import { type PreferencesView, viewOf } from "./view.ts";

export interface PreferenceCentreDeps {
  readonly events: Pick<EventStore, "append" | "factsOf">;
  readonly secrets: Secrets;
  /** What the shop offers to choose from. */
  readonly config: Pick<ConfigStore, "current">;
  readonly runs: OwnersLinkRuns;
  readonly clock: Clock;
}

/** What came of a button. */
export type Outcome =
  /** `undo` brings back how it was. */
  | { readonly kind: "saved"; readonly change: PreferenceChange; readonly undo: Wish }
  | { readonly kind: "withdrawn" | "agreed" }
  | { readonly kind: "channel-withdrawn"; readonly channel: string }
  /** A mail goes to the mailbox whose link erases everything. */
  | { readonly kind: "erasure-mailed" }
  /** All was so already, or the page has not been understood. */
  | { readonly kind: "unchanged" };

export interface Answered {
  readonly view: PreferencesView;
  /** Absent where the page was only opened. */
  readonly outcome?: Outcome;
}

interface Asked extends Circumstances {
  readonly token: string;
  readonly store: Store;
  /** Undefined of a page that is opened: that changes nothing. */
  readonly request?: PreferencesRequest | "not understood";
}

/**
 * The page behind the link to the preference centre: shows what is kept of the mailbox, and keeps what its owner decides.
 * Undefined for a link that this shop has not made, after a privacy request and after an erasure.
 */
export function makePreferenceCentre({ events, secrets, runs, clock }: Omit<PreferenceCentreDeps, "config">) {
  return async ({ token, store, request, ...from }: Asked): Promise<Answered | undefined> => {
    const link = readPreferencesToken(token, (await secrets.keys()).links);
    if (!link) return undefined;
    const ledger = await events.factsOf(link.mailbox);
    if (erasureIn(ledger) || ledger.some(({ kind }) => kind === "privacy-requested")) return undefined;
    const seen = viewOf(ledger, { link, store, now: clock.now() });
    if (request === undefined) return { view: seen };
    if (request !== "not understood" && request.ask === "erase") {
      const { customer, mailbox } = link;
      const when = { day: dayOf(store.time_zone, seen.now), now: seen.now };
      await runs.startOwnersLink(mailbox, { customer, language: seen.spoken }, when);
      return { view: seen, outcome: { kind: "erasure-mailed" } };
    }
    const decided = request === "not understood" ? undefined : decide(seen, request, ledger, from);
    if (!decided) return { view: seen, outcome: { kind: "unchanged" } };
    const { word, outcome } = decided;
    const told = await tellOwnersWord(events, { ...link, ...word });
    return { view: viewOf([...ledger, told], { link, store, now: Math.max(seen.now, told.at) }), outcome };
  };
}

interface Decided {
  readonly word: Pick<OwnersWord, "body" | "name" | "at">;
  readonly outcome: Outcome;
}

function decide(
  view: PreferencesView,
  request: Exclude<PreferencesRequest, { readonly ask: "erase" }>,
  ledger: readonly Fact[],
  from: Circumstances,
): Decided | undefined {
  switch (request.ask) {
    case "save":
      return saved(view, request.wish, ledger);
    case "withdraw":
      return withdrawn(view, from);
    case "withdraw-channel":
      return channelWithdrawn(view, request.channel, from);
    case "agree-again":
      return agreedAgain(view, request.on, from);
    default:
      return request satisfies never;
  }
}

function saved(view: PreferencesView, wish: Wish, ledger: readonly Fact[]): Decided | undefined {
  const { preferences: current, link } = view;
  const words = ledger.filter((fact) => fact.kind === "preferences-set");
  const chosenBefore = words.flatMap(({ most }) => most ?? []);
  const change = changeBy(wish, { ...view, current, chosenBefore });
  if (!change) return undefined;
  const said = words.map(({ at }) => at);
  // Later than the last word, whatever the clocks say.
  const at = Math.max(view.now, ...said.map((last) => last + 1));
  const digest = createHash("sha256").update(JSON.stringify(change)).digest("base64url").slice(0, 8);
  return {
    word: {
      body: { kind: "preferences-set", ...change },
      name: `preferences:${link.send}:${at}:${digest}`,
      at,
    },
    outcome: { kind: "saved", change, undo: wishOf(current, view) },
  };
}

function withdrawn({ standing, link, now: at }: PreferencesView, from: Circumstances): Decided | undefined {
  if (standing.mayMail === "never" && standing.why === "unsubscribed") return undefined;
  const body = { kind: "consent-withdrawn", proof: proofBy("preference centre", from) } as const;
  return { word: { body, name: `withdrawn:${link.send}:${at}`, at }, outcome: { kind: "withdrawn" } };
}

/** Takes back what somebody has agreed to about another channel than mail. */
function channelWithdrawn(
  { channels, link, now: at }: PreferencesView,
  channel: string,
  from: Circumstances,
): Decided | undefined {
  if (!channels.includes(channel)) return undefined;
  const proof = { ...proofBy("preference centre", from), channel };
  return {
    word: {
      body: { kind: "channel-consent", channel, granted: false, proof, dated: true },
      name: `withdrawn:${channel}:${link.send}:${at}`,
      at,
    },
    outcome: { kind: "channel-withdrawn", channel },
  };
}

/** Brings back the consent that was withdrawn, in the same words, by a decision of today. */
function agreedAgain(
  { undoable, now }: PreferencesView,
  on: string,
  from: Circumstances,
): Decided | undefined {
  if (!undoable) return undefined;
  const { withdrawal, consent } = undoable;
  const { textVersion, textHash } = consent.proof;
  const proof = { ...proofBy(`undo on ${on}`, from), ...defined({ textVersion, textHash }) };
  return {
    word: {
      body: { kind: "consent-given", proof, dated: true },
      name: `agreed-again:${withdrawal.id}`,
      at: Math.max(now, withdrawal.at + 1),
    },
    outcome: { kind: "agreed" },
  };
}
