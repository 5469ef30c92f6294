import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { checkFiles, filesOf } from "../cli/config/folder.ts";
import { makePublishConfig } from "../src/app/config/publish-config.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { type CustomerReport, makeReadCustomer } from "../src/app/report/read-customer.ts";
import { type NightlyInput, NightlyResult } from "../src/contracts/workflows.ts";
import type { Deployment } from "./deployment.ts";

/** Who publishes the scenario's config. A config in force by anybody else is a real shop's. */
export const PUBLISHER = "end-to-end scenario";

const SHOP = fileURLToPath(new URL("shop", import.meta.url));
const LONGEST_NIGHT_MS = 5 * 60_000;

/** Name of a chain of e2e/shop in one play. */
export const chainOf = (chain: string, play: string) => `${chain}-${play}`;

export type Operator = Awaited<ReturnType<typeof makeOperator>>;

/** What the shop's developer does with the `comeback` command, here without a process for each. */
export async function makeOperator({ nightlyMachine, mailDomain, now, name }: Deployment) {
  const wiring = await import("../src/adapters/wiring.ts");
  const readCustomer = makeReadCustomer({
    events: wiring.events(),
    customers: wiring.customers(),
    secrets: wiring.secrets(),
    journal: wiring.journal(),
    codes: wiring.codes(),
    config: wiring.config(),
    nights: makeNights(wiring.runs()),
    clock: { now },
  });
  return {
    /**
     * Puts the scenario's shop in force, with the deployment's mail domain and with chains of this play's own: an
     * emulator that has played before still knows the cohorts of the last time by their names.
     */
    async publish(play: string): Promise<void> {
      const texts = Object.entries(await filesOf(SHOP));
      const files = Object.fromEntries(
        texts.map(([path, text]) => [
          path.replace(/^chains\/(.*)\.yaml$/, (_, chain: string) => `chains/${chainOf(chain, play)}.yaml`),
          text.replace("hello@shop.example", `hello@${mailDomain}`),
        ]),
      );
      const loaded = await checkFiles(files);
      if (!loaded.ok) throw new Error(`e2e/shop is wrong: ${JSON.stringify(loaded.problems)}`);
      const content = { files, bundle: loaded.bundle, by: PUBLISHER, now: now(), force: true };
      await makePublishConfig({ config: wiring.config() })(content);
    },
    /** Runs the nightly state machine to its end, also where today's night is done already. */
    async night(): Promise<NightlyResult> {
      const client = new SFNClient({});
      const input = JSON.stringify({ force: true } satisfies NightlyInput);
      const { executionArn } = await client.send(
        new StartExecutionCommand({ stateMachineArn: nightlyMachine, input }),
      );
      const since = Date.now();
      for (;;) {
        const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
        const { status, output = "null", error = "", cause = "" } = execution;
        if (status === "SUCCEEDED") return NightlyResult.parse(JSON.parse(output));
        if (status !== "RUNNING") throw new Error(`the night ended as ${status}: ${error} ${cause}`);
        if (Date.now() - since > LONGEST_NIGHT_MS) throw new Error(`${name}: the night does not end`);
        await sleep(200);
      }
    },
    /** Everything that is known of somebody, as `comeback customer` shows it. */
    customer: (address: string): Promise<CustomerReport | undefined> => readCustomer(address),
  };
}
