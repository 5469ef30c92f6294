import { type Command, Option } from "commander";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { misuse } from "../terminal/refusal.ts";
import type { ConfigAccess } from "./access.ts";

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

/** The config of the deployment that answers, or of the one whose admin API is named. */
export async function openConfig({ api, token, ...which }: WhichConfig): Promise<ConfigAccess> {
  if (api !== undefined && which.stack === undefined && which.region === undefined) {
    if (!token) throw misuse("--api needs a token: COMEBACK_TOKEN=$(comeback token)");
    const { makeConfigOverApi } = await import("./over-api.ts");
    return makeConfigOverApi(api, token);
  }
  const { now } = await connect(which);
  const [{ config }, { makeConfigOverStore }] = await Promise.all([
    import("../../src/adapters/wiring.ts"),
    import("./over-store.ts"),
  ]);
  return makeConfigOverStore(config(), now);
}
