import { type Command, Option } from "commander";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { misuse } from "../terminal/refusal.ts";

export interface WhichConfig extends WhichDeployment {
  readonly api?: string;
  readonly token?: string;
}

/** Where configs are published. */
export interface ConfigAccess {
  readonly config: ConfigStore;
  /** The deployment's time. */
  readonly now: Instant;
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

/** The config of the deployment that answers, or of the one whose admin API is named. */
export async function openDeployment({ api, token, ...which }: WhichConfig): Promise<ConfigAccess> {
  if (api !== undefined && which.stack === undefined && which.region === undefined) {
    if (!token) throw misuse("--api needs a token: COMEBACK_TOKEN=$(comeback token)");
    const { makeConfigOverApi } = await import("./over-api.ts");
    return { config: makeConfigOverApi(api, token), now: Date.now() };
  }
  const { now } = await connect(which);
  const { config } = await import("../../src/adapters/wiring.ts");
  return { config: config(), now };
}
