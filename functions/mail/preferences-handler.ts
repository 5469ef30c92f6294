import { makePreferenceCentre, type PreferenceCentreDeps } from "../../src/app/preferences/centre.ts";
import { preferencesPage, unknownPreferencesPage } from "../../src/app/preferences/page.ts";
import { ownersPage } from "../../src/app/privacy/owners-page.ts";
import { makeOwnersRequest } from "../../src/app/privacy/owners-request.ts";
import { parsePreferencesForm } from "../../src/contracts/preferences-form.ts";
import type { PublicDeps } from "../middleware/public-calls.ts";
import { makeLinkPage } from "./link-page.ts";

/**
 * GET and POST /p/{token}: a GET shows the preference centre and changes nothing; a POST keeps what was chosen. The link
 * that erases its reader leads here as well.
 */
export function makePreferencesHandler(deps: PreferenceCentreDeps & PublicDeps) {
  const centre = makePreferenceCentre(deps);
  const ownersRequest = makeOwnersRequest(deps);
  return makeLinkPage("preferences", deps, async ({ token, isPost, body, from, store, forms }) => {
    const erasure = await ownersRequest(token, isPost);
    if (erasure) {
      const { kind, language: spoken } = erasure;
      const status = kind === "expired" ? 410 : 200;
      return { status, spoken, page: (language, shop) => ownersPage(kind, language, shop) };
    }
    const request = parsePreferencesForm(new URLSearchParams(body)) ?? "not understood";
    const answered = store && (await centre({ token, store, ...from, ...(isPost && { request }) }));
    if (!answered) return { status: 404, page: unknownPreferencesPage };
    return {
      status: 200,
      spoken: answered.view.spoken,
      page: (language) => preferencesPage(answered, language, forms),
    };
  });
}
