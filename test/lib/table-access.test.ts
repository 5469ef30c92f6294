import { describe, expect, it } from "vitest";
import { codeOf } from "../support/bundles.ts";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

/** What each method of the ports does to its table: emulators let everybody do everything, so this is not seen locally. */
const ACTIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  events: { append: ["PutItem"], factsOf: ["Query"], linksOf: ["Query"], keys: ["Scan"] },
  customers: {
    get: ["GetItem"],
    putProfile: ["UpdateItem"],
    putScore: ["GetItem", "UpdateItem"],
    scan: ["Scan"],
    approximateCount: ["DescribeTable", "Scan"],
  },
  journal: {
    enter: ["GetItem", "PutItem"],
    note: ["UpdateItem"],
    carry: ["UpdateItem"],
    leave: ["UpdateItem"],
    entry: ["GetItem"],
    entries: ["Query"],
    putCohort: ["PutItem"],
    cohort: ["GetItem"],
    holdCohort: ["UpdateItem"],
    addMember: ["PutItem"],
    members: ["Query"],
    claim: ["GetItem", "PutItem"],
    settle: ["UpdateItem"],
    release: ["DeleteItem", "GetItem", "PutItem"],
    sends: ["Query"],
    scanSends: ["Scan"],
  },
  config: {
    current: ["Query"],
    version: ["GetItem", "Query"],
    publish: ["PutItem", "Query"],
    history: ["Query"],
    pausedChains: ["Query"],
    setPaused: ["DeleteItem", "PutItem"],
  },
  runs: {
    acquireLease: ["UpdateItem"],
    releaseLease: ["UpdateItem"],
    holdsLease: ["GetItem"],
    put: ["DeleteItem", "GetItem", "PutItem"],
    get: ["GetItem"],
    list: ["GetItem", "Query"],
    drop: ["DeleteItem", "GetItem", "Query"],
    runsWith: ["Query"],
  },
};

/** The runs are kept in the config table. */
const tableOf = (port: string) => (port === "runs" ? "config" : port);

async function used(name: string): Promise<readonly string[]> {
  const code = await codeOf(name);
  const calls = [...code.matchAll(/\b(events|customers|journal|config|runs)(?:Store)?\d*\.(\w+)\b/g)];
  const actions = calls.flatMap(([, port = "", method = ""]) =>
    (ACTIONS[port]?.[method] ?? []).map((action) => `${tableOf(port)} ${action}`),
  );
  return [...new Set(actions)].sort();
}

const { service } = synthesized();

function granted(role: string): readonly string[] {
  const policies = resourcesOf(service, "AWS::IAM::Policy").filter(
    ({ Properties }) => flat(Properties.Roles) === role,
  );
  const actions = policies.flatMap(({ Properties }) => {
    const { Statement } = Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
    return Statement.flatMap(({ Action, Resource }) =>
      [Resource].flat().flatMap((resource) => {
        const table = /(Events|Customers|Journal|Config)[0-9A-F]{8}Arn/.exec(flat(resource))?.[1];
        const named = [Action].flat().map((action) => String(action).replace("dynamodb:", ""));
        return table ? named.map((action) => `${table.toLowerCase()} ${action}`) : [];
      }),
    );
  });
  return [...new Set(actions)].sort();
}

describe("access to the tables", () => {
  it.each(
    functionsOf(service).map((one) => [one.name, one] as const),
  )("%s may do what its use case does, and nothing else", async (name, one) => {
    const role = flat(one.Properties.Role).replace(/Arn>$/, ">");
    expect(granted(role)).toEqual(await used(name));
  });
});
