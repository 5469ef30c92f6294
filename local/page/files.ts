import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import {
  CACHE_FOREVER,
  CACHE_NEVER,
  PAGE_ASSETS,
  PAGE_FILES,
  PAGE_HEADERS,
  PAGE_PREVIEW,
  pagePolicy,
  previewPolicy,
  withConnections,
} from "../../src/contracts/page.ts";

export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** Whom the page may ask, and whose pictures are in mails that it shows. */
export interface Addresses {
  readonly api: string;
  readonly signIn: string;
  /** Where large configs are put and fetched. */
  readonly files: string;
  readonly pictures: string;
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const DOCUMENT = "/index.html";

/**
 * Answers for a path as CloudFront does (lib/constructs/page-site.ts): files, the document for every view, and the same
 * headers but one. Nothing here asks for HTTPS, which this machine's own address does not speak.
 */
export async function fileAt(folder: string, pathname: string, addresses: Addresses): Promise<Served> {
  const path = PAGE_FILES.test(pathname) ? pathname : DOCUMENT;
  const connect = [addresses.api, addresses.signIn, addresses.files];
  const isPreview = path.startsWith(PAGE_PREVIEW);
  const policy = isPreview ? previewPolicy([addresses.pictures]) : pagePolicy(connect);
  const headers = {
    ...PAGE_HEADERS,
    "content-security-policy": policy,
    "x-frame-options": isPreview ? "SAMEORIGIN" : "DENY",
  };
  const body = await contentOf(join(folder, path));
  if (body === undefined) return { status: 404, headers, body: "" };
  return {
    status: 200,
    headers: {
      ...headers,
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "cache-control": path.startsWith(PAGE_ASSETS) ? CACHE_FOREVER : CACHE_NEVER,
    },
    body: path === DOCUMENT ? withConnections(body.toString("utf8"), connect) : body,
  };
}

async function contentOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch {
    // Not there, or a folder: nothing to serve either way.
    return undefined;
  }
}
