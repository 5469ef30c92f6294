import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as z from "zod";

const Body = z.object({ batch: z.array(z.looseObject({ messageId: z.string() })) });

export type ReceivedCall = z.infer<typeof Body>["batch"][number];

export interface FakeApi {
  readonly url: string;
  /** By message id: what a store that keeps every message once would have. */
  readonly stored: Map<string, ReceivedCall>;
  readonly requests: { readonly calls: number; readonly bytes: number }[];
  /** Answers the next request with this status instead of taking it. */
  fail(status: number, headers?: Record<string, string>): void;
  /** Takes no call for which this holds. */
  reject(when: (call: ReceivedCall) => boolean): void;
  close(): Promise<void>;
}

/** An API that takes batches as the real one does: keyed, once per message id, naming what it does not take. */
export async function startFakeApi(writeKey: string): Promise<FakeApi> {
  const stored: FakeApi["stored"] = new Map();
  const requests: { calls: number; bytes: number }[] = [];
  const failures: { status: number; headers: Record<string, string> }[] = [];
  let isRejected: (call: ReceivedCall) => boolean = () => false;
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString("base64")}`;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const failure = failures.shift();
    if (failure) return response.writeHead(failure.status, failure.headers).end('{"detail":"not now"}');
    if (request.headers.authorization !== authorization) return response.writeHead(401).end("{}");
    const { batch } = Body.parse(JSON.parse(raw.toString()));
    requests.push({ calls: batch.length, bytes: raw.length });
    const rejected = batch.flatMap((call, index) => (isRejected(call) ? [{ index, reason: "no" }] : []));
    for (const call of batch) if (!isRejected(call)) stored.set(call.messageId, call);
    response.end(JSON.stringify({ success: true, ...(rejected.length > 0 && { rejected }) }));
  });
  await listen(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stored,
    requests,
    fail: (status, headers = {}) => failures.push({ status, headers }),
    reject: (when) => {
      isRejected = when;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
