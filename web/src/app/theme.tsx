import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from "react";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = "comeback.theme";

interface Chosen {
  readonly theme: Theme;
  readonly choose: (theme: Theme) => void;
}

const Context = createContext<Chosen>({ theme: "system", choose: () => {} });

/** The reader's choice of colours, kept in the browser. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(
    () => THEMES.find((one) => one === localStorage.getItem(KEPT)) ?? "system",
  );
  useLayoutEffect(() => {
    const root = document.documentElement;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [theme]);
  const chosen = useMemo<Chosen>(
    () => ({
      theme,
      choose(next) {
        localStorage.setItem(KEPT, next);
        setTheme(next);
      },
    }),
    [theme],
  );
  return <Context value={chosen}>{children}</Context>;
}

export const useTheme = (): Chosen => useContext(Context);
