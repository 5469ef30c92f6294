import type { CustomerPage } from "../../../contracts/answers/customer-page.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { ConsentProof, CustomerKey, Fact } from "../../../domain/facts/facts.ts";
import { parseKey } from "../../../domain/facts/identity.ts";
import { rankOf } from "../../../domain/facts/ranks.ts";
import type { CustomerReport } from "../read-customer.ts";

type Page = CustomerPage;
type Identity = Page["identities"][number];
type Consent = Page["consents"][number];

/** The keys that make up the person: by whose word each belongs, and since when. */
export function identitiesOf({
  id,
  profile,
  facts,
}: Pick<CustomerReport, "id" | "profile" | "facts">): Identity[] {
  return [id, ...profile.aliases].flatMap((key) => {
    const parsed = parseKey(key);
    if (!parsed) return [];
    const { kind, source } = parsed;
    return [
      {
        key,
        kind,
        ...defined({ source }),
        ...(key === id ? {} : joinedBy(key, facts)),
        ...importedBy(key, facts),
      },
    ];
  });
}

/** Files that name somebody by an address or a phone alone get an anonymous id made of it. */
const OF_IMPORT = /^a:import-/;

/** The import that a key was made for. */
function importedBy(key: CustomerKey, facts: readonly Fact[]): Pick<Identity, "imported"> {
  if (!OF_IMPORT.test(key)) return {};
  const first = facts.find((fact) => fact.customer === key && fact.import !== undefined);
  return first?.import === undefined ? {} : { imported: { id: first.import, at: first.receivedAt } };
}

/** The first word of the highest rank that ties the key to another. */
function joinedBy(key: CustomerKey, facts: readonly Fact[]): Pick<Identity, "since" | "by"> {
  const ties = facts.filter(
    (fact) =>
      (fact.kind === "linked" || fact.kind === "decided") && (fact.alias === key || fact.owner === key),
  );
  const decided = ties.findLast((fact) => fact.kind === "decided" && fact.verdict === "together");
  if (decided) return { since: decided.at, by: "operator" };
  const said = (["server", "mailbox", "browser"] as const)
    .map((rank) => ties.find((fact) => fact.kind === "linked" && rankOf(fact) === rank))
    .find((fact) => fact !== undefined);
  return said ? { since: said.at, by: rankOf(said) } : {};
}

/** What was decided about mails, by the mailbox's ledger, and about other channels, by the customer's own facts. */
export function consentsOf({ consents = [], facts }: CustomerReport): Consent[] {
  const ofMails = consents.map((fact) => ({
    ...decision(fact, fact.kind === "consent-given"),
    ...(fact.kind === "consent-withdrawn" && defined({ reason: fact.reason })),
  }));
  const ofChannels = facts.flatMap((fact) =>
    fact.kind === "channel-consent" ? decision(fact, fact.granted, fact.channel) : [],
  );
  return [...ofMails, ...ofChannels].sort((one, other) => other.at - one.at);
}

function decision(
  fact: Fact & { readonly proof: ConsentProof },
  given: boolean,
  channel = fact.proof.channel,
): Consent {
  const { purpose, source, textVersion, page, doubleOptInAt, address, ip, userAgent } = fact.proof;
  return {
    ...{ at: fact.at, channel, given, source, rank: rankOf(fact), purpose },
    ...defined({ textVersion, page, doubleOptInAt, address, ip, userAgent }),
  };
}
