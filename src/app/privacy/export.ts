import type { CustomerExport } from "../../contracts/answers/customer-export.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { EntryJournal } from "../../ports/chains.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { PersonalItems } from "../../ports/erasures.ts";
import type { SendJournal } from "../../ports/mail.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { TasteStore } from "../../ports/taste.ts";
import type { WalletStore } from "../../ports/wallets.ts";
import { codesOf } from "./codes-of.ts";
import { makeWholePerson, type WholePersonDeps } from "./whole-person.ts";

export interface ExportDeps extends Omit<WholePersonDeps, "customers"> {
  readonly customers: Pick<CustomerStore, "get">;
  readonly items: PersonalItems;
  readonly tastes: Pick<TasteStore, "get">;
  readonly wallets: Pick<WalletStore, "get">;
  readonly journal: Pick<EntryJournal, "entries"> & Pick<SendJournal, "sends">;
  readonly codes: Pick<CodeStore, "get">;
  readonly clock: Clock;
}

/** Entries and sends are told in their own words. */
const HAS_OWN_WORDS = /^(entry|send)#/;

/**
 * Everything that is stored of one person, in one document: for the person, who may ask for it, as for whoever looks after
 * them. Undefined where nobody is known by what is asked. Of codes those that are theirs; of ledgers all of an address.
 */
export function makeExport(deps: ExportDeps) {
  const { customers, items, tastes, wallets, journal, codes, clock } = deps;
  const wholePerson = makeWholePerson(deps);
  return async (asked: string): Promise<CustomerExport | undefined> => {
    const person = await wholePerson(asked);
    const [id] = person?.keys ?? [];
    if (!person || id === undefined) return undefined;
    const { keys, orders, facts, addresses, mailboxes } = person;
    const each = async <T>(read: (key: (typeof keys)[number]) => Promise<T>) => Promise.all(keys.map(read));
    const [stored, taste, wallet, entries, sends, besides, ledgers] = await Promise.all([
      customers.get(id),
      tastes.get(id),
      wallets.get(id),
      each((key) => journal.entries(key)),
      each((key) => journal.sends(key)),
      Promise.all([...keys, ...mailboxes].map((key) => items.everyItem(key))),
      Promise.all(mailboxes.map((ledger) => items.everyFact(ledger))),
    ]);
    const texts = codesOf(facts, sends.flat());
    const own = await Promise.all(texts.map((text) => codes.get(text, "eventual")));
    return {
      format: "comeback.customer/1",
      exportedAt: clock.now(),
      ...{ id, keys: [...keys], orders: [...orders], addresses: [...addresses] },
      ...defined({ profile: kept(stored?.profile), score: kept(stored?.score), analysts: stored?.pseudonym }),
      ...defined({ taste: kept(taste?.taste), wallet: kept(wallet) }),
      facts: facts.toSorted((one, other) => one.at - other.at).map(asStored),
      ledgers: mailboxes.map((mailbox, index) => ({ mailbox, facts: (ledgers[index] ?? []).map(asStored) })),
      entries: entries.flat().map(asStored),
      sends: sends.flat().map(asStored),
      codes: own.filter((code) => code !== undefined && keys.includes(code.customer)).map(asStored),
      others: besides.flat().filter(({ entry }) => !HAS_OWN_WORDS.test(String(entry))),
    };
  };
}

const asStored = <T extends object>(value: T | undefined): { readonly [K: string]: unknown } => ({
  ...value,
});

const kept = (value: object | undefined) => (value === undefined ? undefined : asStored(value));
