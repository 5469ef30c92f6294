import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SESv2Client } from "@aws-sdk/client-sesv2";

export interface FakeAnswer {
  readonly status: number;
  readonly error?: string;
  readonly message?: string;
  /** Cuts the connection instead of answering. */
  readonly reset?: boolean;
}

/** An SES on a free port, spoken to by the real client: what it was asked, and answers in turn (200 when none is left). */
export async function startFakeSes(answers: FakeAnswer[] = []) {
  const asked: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      asked.push(JSON.parse(body));
      const answer = answers.shift() ?? { status: 200 };
      if (answer.reset) return void request.socket.destroy();
      response.writeHead(answer.status, {
        "content-type": "application/json",
        ...(answer.error && { "x-amzn-errortype": answer.error }),
      });
      const failure = { message: answer.message ?? "no" };
      response.end(JSON.stringify(answer.status === 200 ? { MessageId: `m-${asked.length}` } : failure));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new SESv2Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  return {
    client,
    asked,
    async stop() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
