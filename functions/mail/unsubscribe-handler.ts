import { makeReadLink, makeUnsubscribe, type UnsubscribeDeps } from "../../src/app/mail/unsubscribe.ts";
import { unsubscribePage } from "../../src/app/mail/unsubscribe-page.ts";
import { preferencesPath } from "../../src/app/preferences/link.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { PublicDeps } from "../middleware/public-calls.ts";
import { makeLinkPage } from "./link-page.ts";

/** In a form of either encoding (RFC 8058). */
const ONE_CLICK = /List-Unsubscribe("?\s*\r?\n\r?\n|=)One-Click/i;

/** GET and POST /u/{token}: a GET shows the page and changes nothing; a POST unsubscribes. */
export function makeUnsubscribeHandler(deps: UnsubscribeDeps & PublicDeps) {
  const readLink = makeReadLink(deps);
  const unsubscribe = makeUnsubscribe(deps);
  return makeLinkPage("unsubscribe", deps, async ({ token, isPost, body, from }) => {
    const link = isPost
      ? await unsubscribe({ token, oneClick: ONE_CLICK.test(body), ...from })
      : await readLink(token);
    if (!link)
      return {
        status: 404,
        page: (language, store) => unsubscribePage({ kind: "unknown" }, language, store),
      };
    const [key] = (await deps.secrets.keys()).links;
    const preferences = key === undefined ? undefined : preferencesPath(link, key);
    const shown = { kind: isPost ? "done" : "ask", ...defined({ preferences }) } as const;
    return {
      status: 200,
      spoken: link.language,
      page: (language, store) => unsubscribePage(shown, language, store),
    };
  });
}
