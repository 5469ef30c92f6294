import { createHash } from "node:crypto";
import type { Playing } from "../../src/contracts/page.ts";
import type { Served } from "./files.ts";

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 32rem; padding: 0 1rem; color-scheme: light dark; }
  progress { width: 100%; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }`;
/** A refresh by a header or a meta element keeps to the document where the address has a fragment. */
const AGAIN = "setTimeout(() => location.reload(), 1000)";
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const POLICY = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(AGAIN)}; frame-ancestors 'none'`;

/** Until the page is built, and where it could not be. */
export function waiting({ problem }: Playing): Served {
  const [status, content] =
    problem === undefined
      ? [200, "<p>The page is being built. It opens by itself in a few seconds.</p><progress></progress>"]
      : [
          500,
          `<h1>The page could not be built</h1><p>The rest of the stack runs. <code>npm run page:build</code> says more.</p><pre>${escaped(problem)}</pre>`,
        ];
  const again = problem === undefined ? `<script>${AGAIN}</script>` : "";
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
    },
    body: `<!doctype html>
<html lang="en"><head><meta charset="utf-8">${again}<title>Comeback</title><style>${STYLE}</style></head><body>${content}</body></html>`,
  };
}

const escaped = (text: string): string => text.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"));
