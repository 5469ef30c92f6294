import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { isWorthRepeating } from "../api/repeat.ts";
import { SessionContext } from "../session/session.tsx";
import type { Session } from "../session/who.ts";
import { LanguageProvider } from "../texts/language.tsx";
import { makePageRouter } from "./router.tsx";
import { ThemeProvider } from "./theme.tsx";

/** Figures change once a night; what people do shows when they come back to the window. */
const FRESH_MS = 30_000;

/** What lives as long as the window does. */
export const makeApp = (session: Session) => ({
  session,
  router: makePageRouter(),
  queries: new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (tries, error) => tries < 2 && isWorthRepeating(error),
        throwOnError: false,
      },
    },
  }),
});

export function App({ session, router, queries }: ReturnType<typeof makeApp>) {
  return (
    <LanguageProvider>
      <ThemeProvider>
        <SessionContext session={session}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </SessionContext>
      </ThemeProvider>
    </LanguageProvider>
  );
}
