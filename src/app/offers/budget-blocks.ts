import type { Claim } from "../../domain/offers/budgets/budget.ts";
import type { BudgetStore } from "../../ports/budgets.ts";

/** Reserves of one worth that a block is taken for, at most. */
const LONGEST_BLOCK = 256;

export interface BudgetBlocks extends BudgetStore {
  /** Gives back what is left of the blocks. From then on every reserve is a write of its own. */
  close(): Promise<void>;
}

/** What was taken of the same budgets, and is issued to nobody yet. */
interface Block {
  readonly counters: readonly string[];
  left: number;
  /** So many reserves the next one is taken for: twice as many each time, so that a walk of few takes little. */
  length: number;
  /** Reserves of the same budgets come one after another, or each would take a block. */
  last: Promise<unknown>;
}

/**
 * Budgets for one walk, which takes of them in blocks: one write for many codes. A block is reserved as a whole, so what a
 * crash leaves of one is too much reserved, never too little. At the end of a budget it goes code by code, so that a walk
 * keeps no more from the others than it has taken before.
 */
export function makeBudgetBlocks(budgets: BudgetStore): BudgetBlocks {
  const blocks = new Map<string, Block>();
  let isOpen = true;
  const blockOf = (claims: readonly Claim[]): Block => {
    const key = keyOf(claims);
    const there = blocks.get(key);
    if (there) return there;
    const counters = claims.map(({ counter }) => counter);
    const block = { counters, left: 0, length: 1, last: Promise.resolve() };
    blocks.set(key, block);
    return block;
  };

  async function taken(block: Block, claims: readonly Claim[], amount: number) {
    if (block.left < amount && block.length > 1) {
      const more = amount * block.length - block.left;
      const isTaken = (await budgets.reserve(claims, more)) === "reserved";
      if (isTaken) block.left += more;
      block.length = isTaken ? Math.min(block.length * 2, LONGEST_BLOCK) : 1;
    }
    if (block.left < amount) {
      const result = await budgets.reserve(claims, amount - block.left);
      if (result !== "reserved") return result;
      block.left = amount;
      block.length = 2;
    }
    block.left -= amount;
    return "reserved" as const;
  }

  return {
    ...budgets,
    reserve(claims, amount) {
      if (!isOpen || amount <= 0 || claims.length === 0) return budgets.reserve(claims, amount);
      const block = blockOf(claims);
      const result = block.last.then(() =>
        isOpen ? taken(block, claims, amount) : budgets.reserve(claims, amount),
      );
      block.last = result.catch(() => undefined);
      return result;
    },
    async giveBack(counters, amount) {
      const block = isOpen ? [...blocks.values()].find((one) => isSame(one.counters, counters)) : undefined;
      if (!block) return budgets.giveBack(counters, amount);
      block.left += amount;
    },
    async close() {
      isOpen = false;
      await Promise.all([...blocks.values()].map(({ last }) => last));
      const left = [...blocks.values()].filter((block) => block.left > 0);
      blocks.clear();
      await Promise.all(left.map((block) => budgets.giveBack(block.counters, block.left)));
    },
  };
}

const keyOf = (claims: readonly Claim[]): string =>
  JSON.stringify(claims.map(({ counter, limit }) => [counter, limit]));

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((counter, index) => counter === other[index]);
