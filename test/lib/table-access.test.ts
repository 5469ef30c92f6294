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
  withdrawals: "journal",
  testMails: "journal",
  referrals: "journal",
  lookups: "journal",
  wallets: "journal",
  changeLog: "journal",
  erasures: "journal",
};
const tableOf = (port: string) => TABLES[port] ?? port;

async function used(name: string): Promise<readonly string[]> {
  const code = await codeOf(name);
  // No words of scopes in quotes, like "campaigns.write".
  const calls = [
    ...code.matchAll(
      /(?<!["/])\b(events|customers|tastes|journal|config|drafts|claims|catalogue|runs|experiments|campaigns|sending|signUps|deliveries|tillBatches|queue|unseen|heard|withdrawals|testMails|codes|budgets|pools|referrals|wallets|lookups|changeLog|erasures|eraser|items)(?:Store)?\d*\.(\w+)\b/g,
    ),
  ];
  const actions = calls.flatMap(([, said = "", method = ""]) => {
    // Who works on the batches for the shop's platform calls them a queue.
    const port = said === "queue" ? "tillBatches" : said;
    return (TABLE_ACTIONS[port]?.[method] ?? []).map((action) =>
      // Of ports over several tables the row says which.
      action.includes(" ") ? action : `${tableOf(port)} ${action}`,
    );
  });
  return [...new Set(actions)].sort();
}

const { running } = synthesized();

function granted(role: string): readonly string[] {
  const policies = resourcesOf(running, "AWS::IAM::Policy").filter(
    ({ Properties }) => flat(Properties.Roles) === role,
  );
  const actions = policies.flatMap(({ Properties }) => {
    const { Statement } = Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
    return Statement.flatMap(({ Action, Resource }) =>
      [Resource].flat().flatMap((resource) => {
        const table = /(Events|Customers|Tastes|Journal|Config)[0-9A-F]{8}Arn/.exec(flat(resource))?.[1];
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

  it("one function alone may remove facts, customers and tastes", () => {
    const removing = functionsOf(running).filter(({ Properties }) =>
      granted(flat(Properties.Role).replace(/Arn>$/, ">")).some((action) =>
        /^(events|customers|tastes) DeleteItem$/.test(action),
      ),
    );
    expect(removing.map(({ name }) => name)).toEqual(["erase"]);
  });
});
