import { Readable } from "node:stream";
import { FILE_TYPE } from "../../local/s3.ts";
import type { Transport } from "../../src/adapters/transport.ts";
import { currentContainer } from "./containers.ts";
import type { AwsCall, Faults, Verdict } from "./faults.ts";

/** A request as the SDK has serialized it. */
export interface WireRequest {
  readonly hostname: string;
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What AWS does with a request; `without`: so many entries of a batch are refused. */
export type Aws = (call: AwsCall, request: WireRequest, without: number) => Promise<WireAnswer>;

/** Batches answer 200 with a part undone: whoever begins to use one teaches the fault layer how its parts are refused. */
const BATCHES = /^(Batch|Transact)/;

const SERVICES: Readonly<Record<string, AwsCall["service"]>> = {
  DynamoDB_20120810: "dynamodb",
  AWSStepFunctions: "states",
  AWSEvents: "events",
  secretsmanager: "secretsmanager",
};

/**
 * The way from the functions' AWS clients to AWS, below the SDK's own retries, on which everything can go wrong that can
 * between two computers. Who has crashed makes no more calls and hears of none.
 */
export function makeWire(aws: Aws, faults: Faults): Transport {
  return {
    signer: { sign: async (request) => request },
    requestHandler: {
      async handle(request: WireRequest) {
        const container = currentContainer();
        const call = callOf(request, container?.name ?? "the test");
        if (container?.gone) return forever();
        // Files of results are counted anew from what the tables hold: properties of their own say so.
        const isJudged = container !== undefined && call.service !== "s3";
        const verdict: Verdict = isJudged ? faults.judge(call) : { kind: "pass" };
        const answer = await judged(verdict, call, request);
        if (container?.gone) return forever();
        if (verdict.kind === "crash") {
          container?.crash();
          return forever();
        }
        const { status, headers = {}, body } = answer;
        const bytes = Buffer.from(body);
        const isFile = headers["content-type"] === FILE_TYPE;
        return { response: { statusCode: status, headers, body: isFile ? Readable.from([bytes]) : bytes } };
      },
    },
  };

  async function judged(verdict: Verdict, call: AwsCall, request: WireRequest): Promise<WireAnswer> {
    switch (verdict.kind) {
      case "pass":
        return aws(call, request, 0);
      case "half-done":
        return aws(call, request, 1);
      case "crash":
        return verdict.effect ? aws(call, request, 0) : refusal(500, "Gone");
      case "refused":
        if (verdict.effect) await aws(call, request, 0);
        return refusal(verdict.status, verdict.code);
      case "cut":
        if (verdict.effect) await aws(call, request, 0);
        throw verdict.how === "reset"
          ? Object.assign(new Error("socket hang up"), { code: "ECONNRESET" })
          : Object.assign(new Error("no answer in time"), { name: "TimeoutError" });
    }
  }
}

const forever = () => new Promise<never>(() => {});

const MAIL: Readonly<Record<string, string>> = {
  "POST /v2/email/outbound-emails": "SendEmail",
  "GET /v2/email/account": "GetAccount",
};

function callOf({ headers, method, path }: WireRequest, caller: string): AwsCall {
  const [prefix = "", operation = ""] = (headers["x-amz-target"] ?? "").split(".");
  if (BATCHES.test(operation)) throw new Error(`the fault layer cannot refuse a part of ${operation} yet`);
  const service = SERVICES[prefix];
  const command = headers["amz-sdk-invocation-id"] ?? "";
  if (service) return { caller, command, service, operation };
  const mail = MAIL[`${method} ${path}`];
  if (mail) return { caller, command, service: "email", operation: mail };
  if (prefix === "") return { caller, command, service: "s3", operation: `${method} a file` };
  throw new Error(`the fault layer does not know ${prefix}.${operation} ${path}`);
}

export function refusal(status: number, code: string): WireAnswer {
  return {
    status,
    headers: { "content-type": "application/x-amz-json-1.0", "x-amzn-errortype": code },
    body: JSON.stringify({ __type: code, message: `${code}, says the fault layer` }),
  };
}
