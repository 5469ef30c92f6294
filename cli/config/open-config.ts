import { type Command, Option } from "commander";
import type * as Wiring from "../../src/adapters/wiring.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { openRecord } from "../recording/record.ts";
import { recorded } from "../recording/recorded.ts";
import { misuse } from "../terminal/refusal.ts";
import type { ConfigAccess } from "./access.ts";
import { CONFIG_ROWS } from "./changing.ts";
import type { ChainDeps } from "./over-store.ts";

export interface WhichConfig extends WhichDeployment {
  readonly api?: string;
  readonly token?: string;
}

export type OpenConfig = (which: WhichConfig) => Promise<ConfigAccess>;

/** Adds the options that say whose config a command is about. */
export function onConfig(command: Command): Command {
  return onDeployment(command)
    .addOption(
      new Option("--api <url>", "over the admin API at this address (docs/admin-api.md)").env("COMEBACK_API"),
    )
    .addOption(new Option("--token <token>", "access token for it").env("COMEBACK_TOKEN"));
}

/** The admin API that a command names, unless it names a stack as well; undefined for the deployment that answers. */
export function adminOf({ api, token, stack, region }: WhichConfig) {
  if (api === undefined || stack !== undefined || region !== undefined) return undefined;
  if (!token) throw misuse("--api needs a token: COMEBACK_TOKEN=$(comeback token)");
  return { api, token };
}

/** The config of the deployment that answers, or of the one whose admin API is named. */
export async function openConfig(which: WhichConfig): Promise<ConfigAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeConfigOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const [wiring, { makeConfigOverStore }] = await Promise.all([
    import("../../src/adapters/wiring.ts"),
    import("./over-store.ts"),
  ]);
  const access = makeConfigOverStore(
    wiring.config(),
    now,
    () => chainDeps(wiring, now),
    async () => (await import("./plan/open-plan.ts")).planOver(wiring),
  );
  return recorded(access, CONFIG_ROWS, await openRecord(now));
}

/** `now`: the deployment's time, which on the local stack is not that of this machine. */
async function chainDeps(wiring: typeof Wiring, now: Instant): Promise<ChainDeps> {
  const [{ makeEnrol }, { makeHolds }] = await Promise.all([
    import("../../src/app/chains/enrol.ts"),
    import("../../src/app/chains/conditions.ts"),
  ]);
  const began = performance.now();
  const expressions = wiring.expressions();
  const deps = {
    journal: wiring.journal(),
    workflows: wiring.workflows(),
    expressions,
    clock: { now: () => now + Math.round(performance.now() - began) },
    bus: wiring.bus(),
  };
  return {
    ...deps,
    runs: wiring.runs(),
    customers: wiring.customers(),
    holds: makeHolds(expressions),
    enrol: makeEnrol(deps),
  };
}
