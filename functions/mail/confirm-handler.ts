import { type ConfirmDeps, makeConfirm, makeReadConfirmLink } from "../../src/app/confirm/confirm.ts";
import { confirmPage } from "../../src/app/confirm/page.ts";
import type { PublicDeps } from "../middleware/public-calls.ts";
import { makeLinkPage } from "./link-page.ts";

const STATUS = { valid: 200, expired: 410, unknown: 404 } as const;

/** GET and POST /confirm/{token}: a GET shows the page and confirms nothing. */
export function makeConfirmHandler(deps: ConfirmDeps & PublicDeps) {
  const readLink = makeReadConfirmLink(deps);
  const confirm = makeConfirm(deps);
  return makeLinkPage("confirm", deps, async ({ token, isPost, from }) => {
    const read = isPost ? await confirm({ token, ...from }) : await readLink(token);
    const kind = read.kind === "valid" ? (isPost ? "done" : "ask") : read.kind;
    return {
      status: STATUS[read.kind],
      ...(read.kind !== "unknown" && { spoken: read.link.language }),
      page: (language, store) => confirmPage(kind, language, store),
    };
  });
}
