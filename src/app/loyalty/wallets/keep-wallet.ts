import { isCanary } from "../../../domain/facts/canary.ts";
import type { CustomerKey, Fact } from "../../../domain/facts/facts.ts";
import type { WalletAccount } from "../../../domain/loyalty/wallet.ts";
import { type Folded, keepWallet, openWallet, spendsIn } from "../../../domain/loyalty/wallet-keep.ts";
import type { Profile } from "../../../domain/people/profile.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Secrets } from "../../../ports/keys.ts";
import type { WalletStore } from "../../../ports/wallets.ts";
import { unlessUnreadable } from "../../quarantine/unless-unreadable.ts";
import { moveWallet } from "./move-wallet.ts";
import { phoneName } from "./names.ts";

const ATTEMPTS = 10;

/** A customer as the projector found and folded it. */
interface Kept {
  readonly before: Profile | undefined;
  readonly after: Profile;
  readonly facts: readonly Fact[];
}

/**
 * Brings wallets up to what the facts say. All of it is absolute and may be repeated: the same fold leaves a wallet as it
 * is. Whoever has no part in the programme costs nothing.
 */
export interface KeepWallets {
  /** Whether the wallet does not say what the fold does: a batch that broke off is finished by its next delivery. */
  isBehind(kept: Kept): Promise<boolean>;
  /** Tills find the customer by phone: before the profile is written, which tells what it was called by. */
  name(kept: Kept): Promise<void>;
  /** `revision`: of the profile that was written. Opens a wallet where there was none. */
  keep(kept: Kept, revision: number): Promise<void>;
  /**
   * From that revision on the customer is part of another one, who gets what tills hold, or nothing is left of whom: then
   * nobody has these points or is found by that phone.
   */
  leave(
    before: Profile,
    gone: { readonly mergedInto?: CustomerKey; readonly revision: number },
  ): Promise<void>;
}

export function makeKeepWallets({
  wallets,
  secrets,
  clock,
}: {
  readonly wallets: WalletStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
}): KeepWallets {
  return forgiving({
    async isBehind(kept) {
      if (!takesPart(kept)) return false;
      const { after, facts } = kept;
      const wallet = await wallets.get(after.id, "eventual");
      if (!wallet) return after.loyalty !== undefined;
      const folded = { account: accountIn(after), revision: wallet.folded, ...spendsIn(facts) };
      return keepWallet(wallet, folded, clock.now()) !== undefined;
    },
    async name(kept) {
      const { before, after } = kept;
      if (!takesPart(kept)) return;
      const [was, is] = await Promise.all([
        phoneName(before?.loyalty && before.phone, secrets),
        phoneName(after.phone, secrets),
      ]);
      if (was !== undefined && was !== is) await wallets.unname("phone", was, after.id);
      if (is !== undefined && was !== is) await wallets.name("phone", is, after.id);
    },
    async keep(kept, revision) {
      if (!takesPart(kept)) return;
      const { after, facts } = kept;
      await give(after.id, { account: accountIn(after), revision, ...spendsIn(facts) });
    },
    async leave({ id, phone, loyalty }, { mergedInto: to, revision }) {
      if (to !== undefined) return moveWallet(wallets, { from: id, to, folded: revision, at: clock.now() });
      if (!loyalty) return;
      const name = await phoneName(phone, secrets);
      if (name !== undefined) await wallets.unname("phone", name, id);
      await give(id, { account: NOTHING, revision, ...spendsIn([]) });
    },
  });

  async function give(customer: CustomerKey, folded: Folded): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const wallet = await wallets.get(customer);
      const next = wallet
        ? keepWallet(wallet, folded, clock.now())
        : openWallet(customer, folded, clock.now());
      if (!next || (await wallets.put(next)) === "written") return;
    }
    throw new Error(`the wallet of ${customer} kept changing while it was kept`);
  }
}

/** A wallet that cannot be read is left as it is: the customer's profile does not wait for it, and a replay brings it up. */
const forgiving = (keep: KeepWallets): KeepWallets => ({
  isBehind: async (...told) => (await unlessUnreadable(keep.isBehind(...told))) ?? false,
  name: (...told) => unlessUnreadable(keep.name(...told)),
  keep: (...told) => unlessUnreadable(keep.keep(...told)),
  leave: (...told) => unlessUnreadable(keep.leave(...told)),
});

const takesPart = ({ before, after }: Kept): boolean =>
  !isCanary(after.id) && (before?.loyalty !== undefined || after.loyalty !== undefined);

const NOTHING: WalletAccount = { lots: [], spent: 0, level: "" };

/** Nothing of those who had a part and have none any more: what was told of them was taken back. */
const accountIn = ({ loyalty }: Profile): WalletAccount => loyalty ?? NOTHING;
