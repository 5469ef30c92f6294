import type { BalanceView } from "./read-balance.ts";

/** A wallet as an operator looks at it. */
export const shownWallet = ({
  wallet,
  level,
  available,
  held,
  pending,
  expiringSoon,
  nextExpiry,
}: BalanceView) => ({
  ...{ customer: wallet.customer, level, available, held, pending, expiringSoon, spent: wallet.spent },
  ...(nextExpiry && { nextExpiry }),
  ...(wallet.account.debt !== undefined && { debt: wallet.account.debt }),
  ...(wallet.card !== undefined && { card: wallet.card }),
  holds: wallet.holds.map(({ order, points, state }) => ({ order, points, state })),
});
