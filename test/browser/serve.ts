import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { formsWorld } from "../support/forms.ts";

export interface Served {
  readonly url: string;
  readonly world: Awaited<ReturnType<typeof formsWorld>>;
  close(): void;
}

export async function serve(listener: RequestListener): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** The forms of a shop behind HTTP, with CORS as the gateway has it; between two requests ten seconds pass. */
export async function serveForms(...shop: Parameters<typeof formsWorld>): Promise<Served> {
  const world = await formsWorld(...shop);
  const served = await serve(async (request, response) => {
    await world.later(10_000);
    const url = new URL(request.url ?? "/", "http://localhost");
    const [, , name = "", via] = url.pathname.split("/");
    const body = Object.groupBy(new URLSearchParams(await text(request)), ([field]) => field);
    const posted = Object.entries(body).map(([field, all = []]) => [field, all.map(([, value]) => value)]);
    const answer = await world.ask({
      ...{ name, headers: headersOf(request), query: Object.fromEntries(url.searchParams) },
      ...(via !== undefined && { via }),
      ...(request.method === "POST" && { method: "POST", body: Object.fromEntries(posted) }),
    });
    const headers: Record<string, string> = { "access-control-allow-origin": "*" };
    for (const [header, value] of Object.entries(answer.headers)) headers[header] = String(value);
    response.writeHead(answer.status ?? 500, headers).end(answer.body);
  });
  return { ...served, world };
}
