import type { IncomingMessage, RequestListener } from "node:http";

/** Names of this machine that no DNS server has a say in. */
const OWN_NAMES: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Lets in what comes from this machine and refuses what a website makes its visitor's browser send here. Such a request
 * names the website as its origin; after DNS rebinding, where its own name leads to this machine, as its host.
 */
export function ownMachineOnly(listener: RequestListener): RequestListener {
  return (request, response) => {
    const why = refusal(request);
    if (why === undefined) return listener(request, response);
    const body = { type: "about:blank", status: 403, detail: why };
    response.writeHead(403, { "content-type": "application/problem+json" }).end(JSON.stringify(body));
  };
}

function refusal({ headers: { host, origin } }: IncomingMessage): string | undefined {
  if (!isOwn(`http://${host ?? ""}`))
    return "this listens for this machine only: the request's host must be localhost, 127.0.0.1 or [::1]";
  if (origin !== undefined && !isOwn(origin))
    return "this listens for this machine only: the request comes from a page of another origin";
  return undefined;
}

const isOwn = (url: string): boolean => OWN_NAMES.has(URL.parse(url)?.hostname ?? "");
