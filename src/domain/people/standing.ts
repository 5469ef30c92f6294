import type { CustomerKey, Fact, FactId, FactOf } from "../facts/facts.ts";
import {
  isAnonymousKey,
  isEmailKey,
  isOrderKey,
  isPlatformKey,
  namespaceOf,
  STANDINGS,
} from "../facts/identity.ts";
import { rankOf } from "../facts/ranks.ts";
import { decisionsIn } from "./decisions.ts";
import { byText } from "./fold-limits.ts";
import {
  accountsOf,
  isKnown,
  isStronger,
  linkTiesOf,
  MAX_EXAMINED,
  newestFirst,
  saidIn,
  type Tie,
  tiesOf,
} from "./ties.ts";

/** A crowd is never taken back, so what is told of it is the last word. */
const FOR_GOOD = Number.MAX_SAFE_INTEGER;

/** Undoing an import takes links away, and what is told then still has to be newer. */
const MORE_THAN_LINKS = 1_000_000;

type Said = Pick<FactOf<"standing">, "version" | "account">;

/**
 * What the keys tied to `key` have to be told of it because their owners depend on it. So whose a key is follows from its
 * own partition alone, and everybody who reads that one comes to the same. Versions grow with what is known of `key`.
 */
export function standingsOf(key: CustomerKey, facts: readonly Fact[]): readonly FactOf<"standing">[] {
  if (isAnonymousKey(key) || isOrderKey(key) || !isKnown(key, facts)) return [];
  const links = facts.filter(({ kind }) => kind === "linked" || kind === "decided");
  const ties = tiesOf(key, links).filter(({ other }) => !isAnonymousKey(other) && !isOrderKey(other));
  const undone = facts.filter(({ kind }) => kind === "import-undone").length;
  const version = links.filter((fact) => rankOf(fact) !== "browser").length + undone * MORE_THAN_LINKS;
  const at = Math.max(...links.map((link) => link.at));
  const receivedAt = Math.max(...links.map((link) => link.receivedAt));
  return [...joining(key, links, { version, always: undone > 0 }), ...vouching(ties)].map(
    ([customer, said]): FactOf<"standing"> => ({
      kind: "standing",
      id: `${STANDINGS}${key}:${said.version}` as FactId,
      customer,
      at,
      receivedAt,
      source: "comeback",
      about: key,
      ...said,
    }),
  );
}

type Told = readonly [CustomerKey, Said];

/** To platforms' accounts, from an address that several accounts have: the one that it joins them to, or none any more. */
function joining(
  key: CustomerKey,
  links: readonly Fact[],
  { version, always }: { readonly version: number; readonly always: boolean },
): readonly Told[] {
  if (!isEmailKey(key)) return [];
  const linked = saidIn(linkTiesOf(key, links));
  const named = new Set([...linked.map(({ other }) => other), ...decisionsIn(key, links).keys()]);
  const known = [...named].filter((other) => namespaceOf(other) !== undefined).sort(byText);
  const platforms = known.filter(isPlatformKey);
  if (known.length < 2 && !always) return [];
  if (accountsOf(linked) === "crowd")
    return platforms.slice(0, MAX_EXAMINED).map((platform): Told => [platform, { version: FOR_GOOD }]);
  const said = saidIn(tiesOf(key, links));
  const accounts = accountsOf(said);
  // An address that belongs to another address as well is nobody's for certain, and leads nowhere.
  const isShared = said.some(({ other }) => isEmailKey(other) && isStronger(other, key));
  const [strongest] = isShared || accounts === "crowd" ? [] : accounts;
  return platforms.map((platform): Told => {
    const isJoined = accounts.includes(platform) && strongest !== platform;
    return [platform, { version, ...(isJoined && strongest && { account: strongest }) }];
  });
}

/** To keys that less than the shop's own word ties to this one: that it is known, which it stays. */
const vouching = (ties: readonly Tie[]): readonly Told[] =>
  ties
    .filter(({ rank }) => rank !== "server")
    .toSorted(newestFirst)
    .slice(0, MAX_EXAMINED)
    .map(({ other }): Told => [other, { version: 0 }]);

/** What a partition has been told last of each key tied to it. It joins no account that an operator keeps apart. */
export function standingsIn(
  key: CustomerKey,
  facts: readonly Fact[],
): ReadonlyMap<CustomerKey, FactOf<"standing">> {
  const last = new Map<CustomerKey, FactOf<"standing">>();
  for (const fact of facts)
    if (fact.kind === "standing" && fact.version >= (last.get(fact.about)?.version ?? 0))
      last.set(fact.about, fact);
  const decisions = decisionsIn(key, facts);
  for (const [about, { account, ...told }] of last)
    if (account !== undefined && decisions.get(account)?.verdict === "apart") last.set(about, told);
  return last;
}
