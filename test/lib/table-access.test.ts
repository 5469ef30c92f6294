import { describe, expect, it } from "vitest";
import { codeOf } from "../support/bundles.ts";
import { TABLE_ACTIONS } from "../support/table-actions.ts";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

/** Ports whose items are kept in a table of another name. */
const TABLES: Readonly<Record<string, string>> = {
  runs: "config",
  drafts: "config",
  claims: "config",
  experiments: "journal",
  campaigns: "journal",
  catalogue: "journal",
  sending: "journal",
  signUps: "journal",
  deliveries: "journal",
  tillBatches: "journal",
  unseen: "journal",
  heard: "journal",
  codes: "journal",
  budgets: "journal",
  pools: "journal",
  browserFacts: "journal",
  withdrawals: "journal",
  testMails: "journal",
  referrals: "journal",
  lookups: "journal",
  wallets: "journal",
  changeLog: "journal",
  quarantine: "journal",
  erasures: "journal",
};
const tableOf = (port: string) => TABLES[port] ?? port;

/** What a function's code does to stores in memory alone: a plan's nights keep there what a night would write. */
const IN_MEMORY: Readonly<Record<string, readonly string[]>> = {
  "config-plan": ["config UpdateItem", "journal PutItem", "journal UpdateItem"],
};

async function used(name: string): Promise<readonly string[]> {
  const code = await codeOf(name);
  // No words of scopes in quotes, like "campaigns.write".
  const calls = [
    ...code.matchAll(
      /(?<!["/])\b(events|customers|tastes|checkpoints|journal|config|drafts|claims|catalogue|runs|experiments|campaigns|sending|signUps|deliveries|tillBatches|queue|unseen|heard|browserFacts|withdrawals|testMails|codes|budgets|pools|referrals|wallets|lookups|changeLog|quarantine|erasures|eraser|items)(?:Store)?\d*\.(\w+)\b/g,
    ),
  ];
  const actions = calls.flatMap(([, said = "", method = ""]) => {
    // Who works on the batches for the shop's platform calls them a queue.
    const port = said === "queue" ? "tillBatches" : said;
    // Every reader tells of what it cannot read; who keeps it is below.
    if (port === "quarantine" && method === "putAside") return [];
    return (TABLE_ACTIONS[port]?.[method] ?? []).map((action) =>
      // Of ports over several tables the row says which.
      action.includes(" ") ? action : `${tableOf(port)} ${action}`,
    );
  });
  return [...new Set(actions)].filter((action) => !IN_MEMORY[name]?.includes(action)).sort();
}

const { running } = synthesized();

const isOfOnePartition = ({ Condition }: Record<string, unknown>): boolean =>
  JSON.stringify(Condition ?? {}).includes("dynamodb:LeadingKeys");

/** `partition`: what a role may do in one partition of a table only. */
function granted(role: string, partition = false): readonly string[] {
  const policies = resourcesOf(running, "AWS::IAM::Policy").filter(
    ({ Properties }) => flat(Properties.Roles) === role,
  );
  const actions = policies.flatMap(({ Properties }) => {
    const { Statement } = Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
    return Statement.filter((one) => isOfOnePartition(one) === partition).flatMap(({ Action, Resource }) =>
      [Resource].flat().flatMap((resource) => {
        const table = /(Events|Customers|Tastes|Checkpoints|Journal|Config)[0-9A-F]{8}Arn/.exec(
          flat(resource),
        )?.[1];
        const named = [Action].flat().map((action) => String(action).replace("dynamodb:", ""));
        return table ? named.map((action) => `${table.toLowerCase()} ${action}`) : [];
      }),
    );
  });
  return [...new Set(actions)].sort();
}

describe("access to the tables", () => {
  it.each(
    functionsOf(running).map((one) => [one.name, one] as const),
  )("%s may do what its use case does, and nothing else", async (name, one) => {
    const role = flat(one.Properties.Role).replace(/Arn>$/, ">");
    expect(granted(role)).toEqual(await used(name));
  });

  it("lets those put records aside, in the partition for that alone, who read many or write anew", () => {
    const keepers = functionsOf(running).filter(
      ({ Properties }) => granted(flat(Properties.Role).replace(/Arn>$/, ">"), true).length > 0,
    );
    expect(keepers.map(({ name }) => name).sort()).toEqual([
      "nightly-ledger",
      "nightly-measure",
      "nightly-refold",
      "project",
    ]);
    for (const { Properties } of keepers)
      expect(granted(flat(Properties.Role).replace(/Arn>$/, ">"), true)).toEqual(["journal UpdateItem"]);
    const partitions = resourcesOf(running, "AWS::IAM::Policy").flatMap(({ Properties }) =>
      (Properties.PolicyDocument as { Statement: Record<string, unknown>[] }).Statement.filter(
        isOfOnePartition,
      ).map(({ Condition }) => Condition),
    );
    for (const condition of partitions)
      expect(condition).toEqual({ "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["quarantine"] } });
  });

  it("one function alone may remove facts, customers, tastes and checkpoints", () => {
    const removing = functionsOf(running).filter(({ Properties }) =>
      granted(flat(Properties.Role).replace(/Arn>$/, ">")).some((action) =>
        /^(events|customers|tastes|checkpoints) DeleteItem$/.test(action),
      ),
    );
    expect(removing.map(({ name }) => name)).toEqual(["erase"]);
  });
});
