import { Readable } from "node:stream";
import type { Transport } from "../src/adapters/transport.ts";
import type { AwsServices } from "./aws-endpoints.ts";
import type { Database } from "./database/database.ts";
import { FILE_TYPE } from "./s3.ts";
import { inRounds } from "./time/rounds.ts";

/** A request as the SDK has serialized it. */
interface Request {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

interface Response {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

type Destination = (request: Request) => Response | Promise<Response>;

/**
 * Takes requests of this process's AWS clients to the services in this process, by the address that they are meant for.
 * What goes over is what would go over HTTP; the sockets and signatures that are left out were half of all the work.
 */
export function makeTransport(destinations: Readonly<Record<string, Destination>>): Transport {
  return {
    signer: { sign: async (request) => request },
    requestHandler: {
      async handle(request: Request) {
        const address = `${request.protocol}//${request.hostname}:${request.port}`;
        const destination = destinations[address];
        if (!destination) throw new Error(`the local stack does not send requests to ${address}`);
        const { status, headers = {}, body } = await inRounds(() => destination(request));
        const bytes = typeof body === "string" ? Buffer.from(body) : body;
        // A file is handed over as it comes; answers are read whole.
        const isFile = headers["content-type"] === FILE_TYPE;
        return { response: { statusCode: status, headers, body: isFile ? Readable.from([bytes]) : bytes } };
      },
    },
  };
}

export const toDatabase =
  (database: Pick<Database, "request">): Destination =>
  ({ headers, body }) =>
    database.request(headers["x-amz-target"] ?? "", textOf(body));

export const toServices =
  (services: () => AwsServices): Destination =>
  ({ method, path, query = {}, headers, body }) =>
    services()({
      ...{
        method,
        path,
        target: headers["x-amz-target"],
        headers,
        body: bytesOf(body),
      },
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, `${value ?? ""}`])),
    });

const decoder = new TextDecoder();
const textOf = (body: string | Uint8Array = "") => (typeof body === "string" ? body : decoder.decode(body));

/** What the SDK hands over as bytes complains when it is taken for text. */
export const bytesOf = (body: string | Uint8Array = ""): Buffer =>
  typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
