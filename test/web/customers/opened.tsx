import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { configure, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import { makePageRouter } from "../../../web/src/app/router.tsx";
import { SessionContext } from "../../../web/src/session/session.tsx";
import { LanguageProvider } from "../../../web/src/texts/language.tsx";

// Pages are loaded when they are opened, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

/** What the API answers, by method and path: a body, or a problem by its status. */
export type Answers = Readonly<
  Record<string, (request: { readonly url: URL; readonly body: unknown }) => unknown>
>;

export const EVERYTHING = [
  "customers.read",
  "customers.write",
  "privacy.read",
  "privacy.write",
  "codes.write",
  "loyalty.write",
  "personal.read",
  "metrics.read",
];

export interface Asked {
  readonly route: string;
  readonly url: URL;
  readonly body: unknown;
}

const SHOP = {
  shop: { name: "Shop", currency: "EUR", timeZone: "UTC", languages: ["en"], url: "https://shop.example" },
  now: 0,
  night: null,
};

/** A refusal of the API. */
export const problem = (status: number, detail: string) =>
  new Response(JSON.stringify({ type: "urn:comeback:problem:x", title: "No", status, detail }), {
    status,
    headers: { "content-type": "application/problem+json" },
  });

/** The page at an address, for somebody with these scopes, over an API that answers so. */
export async function opened(
  path: string,
  answers: Answers,
  {
    scopes = EVERYTHING,
    language = "en",
  }: { readonly scopes?: readonly string[]; readonly language?: "en" | "ru" } = {},
) {
  localStorage.setItem("comeback.language", language);
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const url = new URL(request.url);
    const route = `${request.method} ${url.pathname}`;
    const body = request.method === "POST" ? await request.json() : undefined;
    asked.push({ route, url, body });
    const answer = route === "GET /v1/shop" ? SHOP : answers[route]?.({ url, body });
    if (answer instanceof Response) return answer;
    return answer === undefined ? problem(404, `nothing answers ${route}`) : Response.json(answer);
  });
  const router = makePageRouter();
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [path] }) } as never);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const session = {
    ...{ status: "signed-in", subject: "ann", scopes: new Set(scopes), api: "https://api.example" },
    ...{ token: async () => "token", signOut: () => {} },
  } as const;
  const shown = render(
    <LanguageProvider>
      <SessionContext session={session}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </SessionContext>
    </LanguageProvider>,
  );
  return { ...shown, asked, router, user: userEvent.setup() };
}
