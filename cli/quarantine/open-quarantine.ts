import type { OperateQuarantine } from "../../src/app/quarantine/operate.ts";
import { connect, type WhichDeployment } from "../deployment/deployment.ts";
import { done, doneIfThere } from "../recording/outcomes.ts";
import { openRecord } from "../recording/record.ts";
import { type Rows, recorded } from "../recording/recorded.ts";

export type OpenQuarantine = (which: WhichDeployment) => Promise<OperateQuarantine>;

const QUARANTINE_ROWS: Rows<OperateQuarantine> = {
  list: "reads",
  show: "reads",
  replay: (ids) => ({
    ...{ command: "quarantine replay", area: "customers", target: ids?.join(" ") ?? "all" },
    came: (replayed) =>
      done({ restored: replayed.filter(({ result }) => result.kind === "restored").length }),
  }),
  drop: (id, reason) => ({
    ...{ command: "quarantine drop", area: "customers", target: id },
    came: (record) => doneIfThere(record, { reason }),
  }),
};

/** The records that are put aside, and what the projector and the night do with those that can be read again. */
export async function openQuarantine(which: WhichDeployment): Promise<OperateQuarantine> {
  const { now } = await connect(which);
  const wiring = await import("../../src/adapters/wiring.ts");
  const { makeScoreAgain } = await import("../../src/app/nightly/score-again.ts");
  const { makeOperateQuarantine } = await import("../../src/app/quarantine/operate.ts");
  const { makeKeepWallets } = await import("../../src/app/loyalty/wallets/keep-wallet.ts");
  const { makeSettleOrders } = await import("../../src/app/offers/settle-orders.ts");
  const { makeOnProjected } = await import("../../src/app/people/on-projected.ts");
  const { makeProject } = await import("../../src/app/people/project.ts");
  const { makeRefoldOne } = await import("../../src/app/people/refold-one.ts");
  const clock = { now: () => now };
  const deps = {
    ...{ events: wiring.events(), customers: wiring.customers(), config: wiring.config() },
    ...{ secrets: wiring.secrets(), expressions: wiring.expressions(), clock },
  };
  const folding = {
    ...{ ...deps, tastes: wiring.tastes(), checkpoints: wiring.checkpoints() },
    wallets: makeKeepWallets({ wallets: wiring.wallets(), secrets: deps.secrets, clock }),
  };
  const project = makeProject({
    ...folding,
    settleOrders: makeSettleOrders({ ...deps, codes: wiring.codes(), budgets: wiring.budgets() }),
    onProjected: makeOnProjected({
      ...deps,
      journal: wiring.journal(),
      catalogue: wiring.catalogue(),
      workflows: wiring.workflows(),
      referrals: wiring.referrals(),
      lookups: wiring.lookups(),
      bus: wiring.bus(),
    }),
  });
  const refoldOne = makeRefoldOne(folding);
  const scoreAgain = makeScoreAgain({ ...deps, runs: wiring.runs() });
  const quarantine = makeOperateQuarantine({
    ...deps,
    ...{ quarantine: wiring.quarantine(), raw: wiring.rawRecords(), wallets: wiring.wallets() },
    project,
    refold: ({ customer }) => refoldOne(customer),
    scoreAgain: ({ customer }) => scoreAgain(customer),
  });
  return recorded(quarantine, QUARANTINE_ROWS, await openRecord(now));
}
