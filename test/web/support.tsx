import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ComponentType } from "react";
import { vi } from "vitest";
import { SessionContext } from "../../web/src/session/session.tsx";
import type { Session } from "../../web/src/session/who.ts";
import { LanguageProvider } from "../../web/src/texts/language.tsx";
import { parseSearch, writeSearch } from "../../web/src/view/view.ts";

const SCOPES = ["metrics.read", "config.read", "customers.read"];

export interface Shown {
  readonly path: string;
  readonly at: string;
  /** What the API answers, by path without its query; a function sees the request. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly scopes?: readonly string[];
}

/** Shows a page at its address, over an API that answers as told. */
export function showPage(Page: ComponentType, { path, at, answers, scopes = SCOPES }: Shown) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    asked.push(`${pathname}${search}`);
    const answer = answers[pathname];
    if (answer instanceof Response) return answer.clone();
    return Response.json(answer ?? { title: "no such route" }, { status: answer === undefined ? 404 : 200 });
  });
  const root = createRootRoute();
  const route = createRoute({ getParentRoute: () => root, path, component: Page });
  const router = createRouter({
    routeTree: root.addChildren([route]),
    history: createMemoryHistory({ initialEntries: [at] }),
    parseSearch,
    stringifySearch: writeSearch,
  });
  const session: Session = {
    ...{ status: "signed-in", subject: "s", role: "admin", api: "http://api.test" },
    scopes: new Set(scopes),
    token: async () => "t",
    signOut: () => {},
  };
  render(
    <LanguageProvider>
      <SessionContext session={session}>
        <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </SessionContext>
    </LanguageProvider>,
  );
  return { asked, router };
}
