import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { isWorthRepeating } from "../api/repeat.ts";
import { SessionProvider } from "../session/provider.tsx";
import { LanguageProvider } from "../texts/language.tsx";
import { makePageRouter } from "./router.tsx";
import { ThemeProvider } from "./theme.tsx";

/** Figures change once a night; what people do shows when they come back to the window. */
const FRESH_MS = 30_000;

export function App() {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: FRESH_MS,
            retry: (tries, error) => tries < 2 && isWorthRepeating(error),
            throwOnError: false,
          },
        },
      }),
  );
  const [router] = useState(makePageRouter);
  return (
    <LanguageProvider>
      <ThemeProvider>
        <SessionProvider>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </SessionProvider>
      </ThemeProvider>
    </LanguageProvider>
  );
}
