import type { RequestListener } from "node:http";
import { PAGE_CONFIG, type PageConfig, type Playing } from "../../src/contracts/page.ts";
import { listen } from "../http/listen.ts";
import { type Addresses, fileAt, type Served } from "./files.ts";
import { waiting } from "./waiting.ts";

/** Where the page asks how far the stack is. */
const PLAYING = "/playing.json";

export interface Page {
  /** Also the origin that the admin API allows. */
  readonly url: string;
  /** With whom the page may talk: known as soon as they listen. */
  connect(addresses: Addresses): void;
  /** What the page has to know of the stack, once it is made. A page that asks before waits for it. */
  configure(config: Omit<PageConfig, "playing">): void;
  /** What is going on. */
  tell(playing: Playing): void;
  close(): Promise<void>;
}

export interface PageOptions {
  /** 0: any. */
  readonly port: number;
  readonly log: (line: string) => void;
  /** The folder of its files, when it is built; there is no page where nobody builds one. */
  readonly build?: () => Promise<string>;
}

/** The marketer's page on this machine: it listens before anything else does, and shows what is going on. */
export async function openPage({ port, log, build }: PageOptions): Promise<Page> {
  let folder: string | undefined;
  let addresses: Addresses | undefined;
  const config = Promise.withResolvers<PageConfig>();
  let playing: Playing = build ? { phase: "building" } : { phase: "failed", problem: "nobody has built it" };

  build?.().then(
    (built) => {
      folder = built;
    },
    (error: Error) => {
      playing = { phase: "failed", problem: error.message };
      log(`The page could not be built, the rest of the stack runs: ${error.message}`);
    },
  );

  const answer = async (path: string): Promise<Served> => {
    if (path === PLAYING) return json(playing);
    if (folder === undefined || !addresses) return waiting(playing);
    if (path === PAGE_CONFIG) return json(await config.promise);
    return fileAt(folder, path, addresses);
  };
  const listener: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    answer(pathname).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.destroy(),
    );
  };
  const { url, close } = await listen("page", port, listener, log);
  return {
    url,
    close,
    connect(known) {
      addresses = known;
    },
    configure(known) {
      config.resolve({ ...known, playing: PLAYING });
    },
    tell(next) {
      if (playing.problem === undefined) playing = next;
    },
  };
}

const json = (document: object): Served => ({
  status: 200,
  headers: {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  },
  body: JSON.stringify(document),
});
