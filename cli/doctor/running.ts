import { GetAccountSettingsCommand, GetEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { LocalStats } from "../../local/status.ts";
import { shardsFor } from "../../src/app/nightly/plan.ts";
import { ADMIN_OUTPUTS } from "../../src/contracts/admin.ts";
import { control } from "../deployment/local-stack.ts";
import { number } from "../terminal/terminal.ts";
import { type Area, type Finding, ok, problem, warning } from "./check.ts";
import type { Site } from "./site.ts";

/** At once: shards of a night at most (lib/constructs/nightly.ts), the projector, and something for the API. */
const [SHARDS_AT_ONCE, PROJECTORS, REQUESTS] = [100, 10, 20];

export const RUNNING: Area = {
  name: "Running",
  checks: [
    { id: "api", title: "HTTP API", doc: "deploy.md#step-6-the-first-events", needs: [], look: api },
    {
      id: "links",
      title: "links in mails",
      doc: "deploy.md#a-domain-for-links",
      needs: [],
      notLocal: "links of a local stack end with it",
      look: links,
    },
    {
      id: "admin-api",
      title: "admin API",
      doc: "runbooks/admin-api.md",
      needs: [],
      notLocal: "the local stack signs in whoever asks",
      look: adminApi,
    },
    {
      id: "concurrency",
      title: "Lambda concurrency",
      doc: "deploy.md#lambda-concurrency",
      needs: ["lambda:GetAccountSettings", "dynamodb:DescribeTable"],
      notLocal: "functions share one process",
      look: concurrency,
    },
    {
      id: "projector",
      title: "events to profiles",
      doc: "runbooks/projector.md",
      needs: ["cloudformation:ListStackResources", "lambda:GetEventSourceMapping"],
      notLocal: "the local stack reads its streams itself",
      look: projector,
    },
    {
      id: "failure-queues",
      title: "given up",
      doc: "runbooks/projector.md",
      needs: ["cloudformation:ListStackResources", "sqs:GetQueueAttributes"],
      look: givenUp,
    },
  ],
};

const DEPLOY = "See that the address resolves from here, and else run `npm run deploy`.";

function api({ outputs, reach }: Site): Promise<Finding> {
  return answered(reach, outputs.get("ApiUrl") ?? "", (url, status) =>
    status < 500 ? ok(`${url} answers`) : problem(`${url} answers with ${status}`, DEPLOY),
  );
}

/** An address of AWS's goes with the deployment, and no other one gets it again. */
async function links({ outputs }: Site): Promise<Finding> {
  const url = outputs.get("ApiUrl") ?? "";
  if (!/\.(amazonaws\.com(\.cn)?|cloudfront\.net)$/.test(url))
    return ok(`they lead to ${url}, a domain of yours: another deployment can answer them too`);
  return warning(
    `they lead to ${url}, which is gone for good once this deployment is taken away: then links in mails that are out are dead, those to unsubscribe too, and webhooks and pages send to nobody`,
    "Name a domain of yours as `publicDomain` and deploy, before many mails are out.",
  );
}

/** Asked for the config without a token, which nobody may see. */
async function adminApi({ outputs, reach }: Site): Promise<Finding> {
  const address = outputs.get(ADMIN_OUTPUTS.url);
  if (address === undefined) return ok("none is deployed");
  return answered(reach, `${address}/v1/config`, (url, status) =>
    status === 401
      ? ok(`${address} refuses whoever has no token`)
      : problem(`${url} answers with ${status} where a request without a token gets 401`, DEPLOY),
  );
}

async function answered(
  reach: Site["reach"],
  url: string,
  judge: (url: string, status: number) => Finding,
): Promise<Finding> {
  try {
    const { status } = await reach(url);
    return judge(url, status);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return problem(`${url} does not answer: ${cause instanceof Error ? cause.message : cause}`, DEPLOY);
  }
}

/** New accounts have 10, all regions and functions of theirs together 1,000 later. */
async function concurrency({ aws, base }: Site): Promise<Finding> {
  const { AccountLimit } = await aws.lambda.send(new GetAccountSettingsCommand({}));
  const { UnreservedConcurrentExecutions: free = 0, ConcurrentExecutions: limit = 0 } = AccountLimit ?? {};
  const customers = await base();
  const wanted = Math.min(SHARDS_AT_ONCE, shardsFor(customers)) + PROJECTORS + REQUESTS;
  const says = `${number(free)} of the account's ${number(limit)} at once are free for all functions`;
  const more =
    "Ask for 1,000 in Service Quotas (AWS Lambda, Concurrent executions): it is granted within hours.";
  if (free < PROJECTORS + REQUESTS) return problem(`${says}: events are turned away at busy times`, more);
  if (free < wanted) return warning(`${says}; nights of ${number(customers)} customers take ${wanted}`, more);
  return ok(says);
}

async function projector({ aws, resources }: Site): Promise<Finding> {
  const ids = await resources("AWS::Lambda::EventSourceMapping");
  if (ids.length === 0) return problem("nothing reads the events", "Deploy the projector: `npm run deploy`.");
  for (const UUID of ids) {
    const mapping = await aws.lambda.send(new GetEventSourceMappingCommand({ UUID }));
    const { State = "unknown", LastProcessingResult: last = "" } = mapping;
    if (State !== "Enabled")
      return problem(
        `the mapping is ${State}: orders come in and no profile learns of them`,
        `Enable it within 24 hours, after which the stream forgets: \`aws lambda update-event-source-mapping --uuid ${UUID} --enabled\`.`,
      );
    if (/^PROBLEM/i.test(last))
      return problem(last, "Read the projector's log for the cause, mend it, then run `comeback rebuild`.");
  }
  return ok("the mapping is enabled");
}

async function givenUp(site: Site): Promise<Finding> {
  const full = (await messages(site)).filter(({ count }) => count > 0);
  if (full.length === 0) return ok("nothing waits in the failure queues");
  return problem(
    full.map(({ queue, count }) => `${queue}: ${number(count)}`).join(", "),
    full.some(({ queue }) => MAIL_QUEUE.test(queue)) ? REPLAY_MAILS : REBUILD,
  );
}

/** The queue of lib/constructs/mail.ts, which holds the only copy of what it holds. */
const MAIL_QUEUE = /MailFailures/;
const REPLAY_MAILS =
  "Mend what the log of mail-feedback says, then hand it every message of MailFailures again as docs/runbooks/mail-feedback.md says: purging the queue would lose bounces and complaints.";
const REBUILD = "Mend what the projector's log says, run `comeback rebuild`, then purge the queue.";

async function messages({ aws, resources, local }: Site) {
  if (local) {
    const { queues } = (await control(local, "GET", "/status")) as LocalStats;
    return Object.entries(queues).map(([queue, count]) => ({ queue, count }));
  }
  const urls = await resources("AWS::SQS::Queue");
  return Promise.all(
    urls.map(async (QueueUrl) => {
      const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
      const { Attributes } = await aws.sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }),
      );
      const count = names.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
      return { queue: QueueUrl.split("/").at(-1) ?? QueueUrl, count };
    }),
  );
}
