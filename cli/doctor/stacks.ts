import { DescribeStacksCommand, type Stack } from "@aws-sdk/client-cloudformation";
import manifest from "../../package.json" with { type: "json" };
import { ADMIN_OUTPUTS, ADMIN_STACK } from "../../src/contracts/admin.ts";
import { ADOPTED_OUTPUT, OUTPUTS, RELEASE_OUTPUT } from "../../src/contracts/environment.ts";
import { moment } from "../terminal/terminal.ts";
import { type Area, type Check, type Finding, ok, problem, warning } from "./check.ts";
import { TABLES } from "./data.ts";
import { releaseOf } from "./release.ts";
import { DATA_STACK, type Site, USERS_STACK } from "./site.ts";

const DEPLOY = "deploy.md#step-2-deploy";
const notLocal = "the local stack runs the synthesized template itself";
const STEADY = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"];
const TAKEN_BACK = ["UPDATE_ROLLBACK_COMPLETE", "IMPORT_ROLLBACK_COMPLETE"];
const MORE_OUTPUTS = ["NightlyStateMachineArn", "AlarmTopicArn"];

export const STACKS: Area = {
  name: "Stacks",
  checks: [
    stackCheck("service-stack", "service stack", ({ stack }) => stack),
    stackCheck("data-stack", "data stack", () => DATA_STACK),
    withAdminApi(
      USERS_STACK,
      stackCheck("users-stack", "users stack", () => USERS_STACK),
    ),
    withAdminApi(
      ADMIN_STACK,
      stackCheck("admin-stack", "admin API's stack", () => ADMIN_STACK),
    ),
    {
      id: "outputs",
      title: "outputs",
      doc: DEPLOY,
      needs: ["cloudformation:ListStackResources"],
      notLocal,
      look: outputs,
    },
    {
      id: "release",
      title: "release",
      doc: "deploy.md#updating",
      needs: [],
      notLocal,
      look: async ({ outputs: deployed }) => releaseOf(deployed.get(RELEASE_OUTPUT), manifest.version),
    },
  ],
};

function stackCheck(id: string, title: string, nameOf: (site: Site) => string): Check {
  return {
    ...{ id, title, doc: DEPLOY, notLocal },
    needs: ["cloudformation:DescribeStacks"],
    look: async (site) => {
      const name = nameOf(site);
      const stack = await described(site, name);
      if (!stack) return problem(`${name} does not exist`, "Deploy it: `npm run deploy`.");
      const { StackStatus = "UNKNOWN", LastUpdatedTime, CreationTime } = stack;
      const changed = LastUpdatedTime ?? CreationTime;
      return statusOf(`${name} is ${StackStatus}`, StackStatus, changed && moment(changed.getTime()));
    },
  };
}

/** These two are there only where there is an admin API. */
function withAdminApi(name: string, check: Check): Check {
  const look = async (site: Site) =>
    site.outputs.has(ADMIN_OUTPUTS.url) ? check.look(site) : ok(`no ${name}, as there is no admin API`);
  return { ...check, look };
}

/** CloudFormation has no error of its own for a stack that is not there. */
async function described({ aws }: Site, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks } = await aws.cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0];
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

function statusOf(says: string, status: string, changed: string | undefined): Finding {
  if (STEADY.includes(status)) return ok(changed === undefined ? says : `${says} since ${changed} UTC`);
  if (status.endsWith("_IN_PROGRESS"))
    return warning(says, "Wait until CloudFormation is done, then ask again.");
  const again =
    "read in the CloudFormation console, under Events, what failed first, mend it and run `npm run deploy`.";
  if (TAKEN_BACK.includes(status))
    return warning(
      `${says}: the last update failed and what was there before runs on`,
      `To update, ${again}`,
    );
  return problem(says, `Get it going again: ${again}`);
}

/** What this checkout's command line and functions find a deployment by. */
async function outputs({ outputs: deployed, resources }: Site): Promise<Finding> {
  const update = "Deploy this checkout: `npm run deploy`.";
  const hasAdminApi = deployed.has(ADMIN_OUTPUTS.url);
  const expected = Object.values(OUTPUTS).filter((name) => hasAdminApi || name !== OUTPUTS.USER_POOL_ID);
  const missing = [...expected, ...MORE_OUTPUTS].filter((name) => !deployed.has(name));
  if (missing.length > 0)
    return problem(`missing: ${missing.join(", ")}; an older Comeback is deployed`, update);
  if (deployed.has(ADOPTED_OUTPUT)) return ok("all there, and the tables are those of an earlier deployment");
  const tables = await resources("AWS::DynamoDB::Table");
  const strange = TABLES.filter((name) => !tables.includes(deployed.get(name) ?? "")).map(
    (name) => `${name} is ${deployed.get(name)}`,
  );
  if (strange.length > 0)
    return problem(
      `${strange.join(", ")}, which ${DATA_STACK} does not have`,
      `Deploy both stacks: \`npm run deploy\`.`,
    );
  return ok("all there, and the tables are those of the data stack");
}
