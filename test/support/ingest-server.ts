import { createServer, type IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";

type Handler = (event: never, context: never) => Promise<APIGatewayProxyStructuredResultV2>;

/** Content types that API Gateway takes for text; the body of any other arrives in base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml)|[^;]*\+(json|xml))/;

/** A request as the HTTP API hands it to a function, in payload format 2.0. */
export function requestEvent(request: {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly ip?: string;
}): APIGatewayProxyEventV2 {
  const { pathname, searchParams, search } = new URL(request.path, "http://localhost");
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const bytes = Buffer.from(request.body ?? "");
  const isText = TEXT.test(headers["content-type"] ?? "") && !headers["content-encoding"];
  return {
    version: "2.0",
    routeKey: `POST ${pathname}`,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    queryStringParameters: Object.fromEntries(searchParams),
    requestContext: {
      accountId: "000000000000",
      apiId: "test",
      domainName: "localhost",
      domainPrefix: "test",
      http: {
        method: "POST",
        path: pathname,
        protocol: "HTTP/1.1",
        sourceIp: request.ip ?? "203.0.113.9",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: "test",
      routeKey: `POST ${pathname}`,
      stage: "$default",
      time: "",
      timeEpoch: 0,
    },
    body: isText ? bytes.toString("utf8") : bytes.toString("base64"),
    isBase64Encoded: !isText,
  };
}

/** Calls a handler as Lambda does. */
export async function invoke(handler: Handler, request: Parameters<typeof requestEvent>[0]) {
  const { statusCode, headers, body } = await handler(requestEvent(request) as never, {} as never);
  return { status: statusCode, headers, body: JSON.parse(body ?? "null") as unknown };
}

/** An HTTP server in front of a handler, so that a real client can send to it. */
export async function serve(handler: Handler) {
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const event = requestEvent({ path: request.url ?? "/", headers, body });
    const result = await handler(event as never, {} as never);
    response.writeHead(result.statusCode ?? 200, result.headers as Record<string, string>).end(result.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
