import { codeProblem } from "../../domain/offers/pools.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Added, PoolStore } from "../../ports/pools.ts";

export interface AddCodesDeps {
  readonly pools: Pick<PoolStore, "add" | "look">;
  readonly config: Pick<ConfigStore, "current">;
}

export interface AddCodes {
  readonly offer: string;
  readonly codes: readonly string[];
  /** Only says what it would do. */
  readonly dryRun?: boolean;
}

export type AddedCodes =
  /** For each code in turn; a text is why it is refused. */
  | {
      readonly kind: "added";
      readonly results: readonly ("added" | "known" | { readonly refused: string })[];
    }
  | { readonly kind: "no-pool"; readonly why: string };

/** Adds codes of a list to an offer's pool. A call that broke off can be repeated: what is there already is `known`. */
export function makeAddCodes({ pools, config }: AddCodesDeps) {
  return async ({ offer, codes, dryRun }: AddCodes): Promise<AddedCodes> => {
    const list = (await config.current())?.bundle.offers.list ?? {};
    const configured = Object.hasOwn(list, offer) ? list[offer] : undefined;
    if (!configured) return { kind: "no-pool", why: `there is no offer ${offer} in the published config` };
    if (!configured.code?.pool)
      return {
        kind: "no-pool",
        why: `the offer ${offer} has no pool: write code: { pool: true } in offers.yaml and publish it`,
      };
    const problems = codes.map(codeProblem);
    const good = codes.filter((_, index) => problems[index] === undefined);
    const outcomes = [...(await (dryRun ? pools.look(offer, good) : pools.add(offer, good)))];
    const results = problems.map((problem) => (problem ? { refused: problem } : said(outcomes.shift())));
    return { kind: "added", results };
  };
}

const said = (outcome: Added | undefined) =>
  outcome === "added" || outcome === "known" || outcome === undefined
    ? (outcome ?? "known")
    : { refused: `is in the list of the offer ${outcome.other}` };
