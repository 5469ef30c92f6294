import type { Entry, Send } from "../../domain/chains/journal.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { rankOf } from "../../domain/facts/ranks.ts";
import { type ConsentFact, consentRecord } from "../../domain/mailbox/consent-record.ts";
import { type Standing, standingOf } from "../../domain/mailbox/ledger.ts";
import { type Preferences, preferencesOf } from "../../domain/mailbox/preferences.ts";
import { ownRedemption } from "../../domain/offers/codes/use.ts";
import type { Profile, Score } from "../../domain/people/profile.ts";
import type { EntryJournal } from "../../ports/chains.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { SendJournal } from "../../ports/mail.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { makeSharedDevices, type Sharer } from "../loyalty/referrals/shared-devices.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import type { Nights } from "../nightly/read.ts";
import { codeForms } from "../offers/code-forms.ts";
import { findCustomer } from "../people/find-customer.ts";
import { type CodeReport, codeReports, readCodes } from "./codes-of-customer.ts";
import { type Forecast, forecastOf } from "./customer-forecast.ts";
import { type CustomerLoyalty, customerLoyalty } from "./customer-loyalty.ts";

export interface CustomerReport extends Forecast {
  readonly id: CustomerKey;
  readonly profile: Profile;
  /** Whether the address may be mailed, whoever else has it; absent without an address. */
  readonly mailbox?: Standing;
  /** What the owner of the address has chosen about mails; absent where nothing is. */
  readonly preferences?: Preferences;
  /** What is on record of the address's consent, with its proof, the newest first; absent without an address. */
  readonly consents?: readonly ConsentFact[];
  /** What the last night decided; absent before the first one. */
  readonly score?: Score;
  /** Points and level, with their history; absent where there is no loyalty programme. */
  readonly loyalty?: CustomerLoyalty;
  /** Of all partitions that are this person, in the order in which they happened. */
  readonly facts: readonly Fact[];
  /** Of mails and orders, the newest first: what the ledger says of each. */
  readonly codes: readonly CodeReport[];
  /** Oldest first. `used`: an order of this person has redeemed the send's code. */
  readonly sends: readonly (Send & { readonly used: boolean })[];
  readonly entries: readonly Entry[];
  /** Who else was signed in on the customer's browsers; absent where nobody was. */
  readonly sharers?: readonly Sharer[];
}

export interface ReadCustomerDeps {
  readonly events: Pick<EventStore, "factsOf" | "linksOf">;
  readonly customers: CustomerStore;
  readonly secrets: Secrets;
  readonly journal: Pick<SendJournal, "sends"> & Pick<EntryJournal, "entries">;
  readonly codes: Pick<CodeStore, "get">;
  readonly config: Pick<ConfigStore, "current">;
  readonly nights: Pick<Nights, "model">;
  readonly clock: Clock;
}

/** Everything that is known of one customer, for support and for marketers who ask why. */
export function makeReadCustomer(deps: ReadCustomerDeps) {
  const sharedDevices = makeSharedDevices(deps);
  return async (asked: string): Promise<CustomerReport | undefined> => {
    const found = await findCustomer(deps.customers, asked);
    if (!found?.profile) return undefined;
    const { id, profile, score } = found;
    const partitions = [id, ...profile.aliases];
    const [facts, sends, entries, model, ledger, published, sharers] = await Promise.all([
      Promise.all(partitions.map((key) => deps.events.factsOf(key))),
      Promise.all(partitions.map((key) => deps.journal.sends(key))),
      Promise.all(partitions.map((key) => deps.journal.entries(key))),
      deps.nights.model(),
      profile.email === undefined ? undefined : ledgerOf(profile.email),
      deps.config.current(),
      sharedDevices(profile),
    ]);
    const keys = new Set(partitions);
    const mailed = sends.flat().sort((one, other) => one.claimedAt - other.claimedAt);
    const records = await readCodes(deps.codes, [
      ...profile.coupons.map(({ code }) => code),
      ...facts.flat().flatMap((fact) => (fact.kind === "code-granted" ? fact.code.toUpperCase() : [])),
      ...mailed.toReversed().flatMap(({ offer }) => offer?.code?.toUpperCase() ?? []),
    ]);
    const loyalty = customerLoyalty(profile, facts.flat(), published?.bundle, deps.clock.now());
    return {
      id,
      profile,
      ...(ledger && whatIsSaid(ledger)),
      ...(score && { score }),
      ...forecastOf(profile, model, deps.clock.now()),
      ...(loyalty && { loyalty }),
      facts: withEachLinkOnce(facts.flat()).sort((one, other) => one.at - other.at),
      codes: codeReports(records, {
        ...{ keys, coupons: profile.coupons, now: deps.clock.now() },
        isOurs: published ? codeForms(published.bundle).isOurs : () => false,
      }),
      sends: withUse(mailed, records, keys),
      entries: entries.flat().sort((one, other) => one.enteredAt - other.enteredAt),
      ...(sharers.length > 0 && { sharers }),
    };
  };

  async function ledgerOf(address: string): Promise<readonly Fact[]> {
    return deps.events.factsOf(mailboxKey(address, await deps.secrets.keys()));
  }

  function whatIsSaid(ledger: readonly Fact[]): Pick<CustomerReport, "mailbox" | "preferences" | "consents"> {
    const isChosen = ledger.some(({ kind }) => kind === "preferences-set");
    return {
      mailbox: standingOf(ledger, deps.clock.now()),
      consents: consentRecord(ledger),
      ...(isChosen && { preferences: preferencesOf(ledger) }),
    };
  }
}

/** A link is stored with both of the keys that it joins, and is one fact all the same. */
function withEachLinkOnce(facts: readonly Fact[]): Fact[] {
  const links = new Set<string>();
  return facts.filter((fact) => {
    if (fact.kind !== "linked" && fact.kind !== "decided") return true;
    const said = fact.kind === "decided" ? fact.decision : rankOf(fact);
    const link = `${fact.alias} ${fact.owner} ${said}`;
    if (links.has(link)) return false;
    links.add(link);
    return true;
  });
}

function withUse(
  sends: readonly Send[],
  records: Awaited<ReturnType<typeof readCodes>>,
  keys: ReadonlySet<CustomerKey>,
): CustomerReport["sends"] {
  return sends.map((send) => {
    const code = send.offer?.code?.toUpperCase();
    return { ...send, used: code !== undefined && ownRedemption(records.get(code), keys) !== undefined };
  });
}
