import { Link, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useId, useState } from "react";
import { Button } from "react-aria-components";
import { GROUPS, PAGE_IDS, PAGES, type PageRow } from "../pages/table.tsx";
import { useSession } from "../session/session.tsx";
import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import { Icon } from "./icon.tsx";
import { NAMES } from "./names/names.ts";
import css from "./navigation.module.css";
import { Settings } from "./settings.tsx";

const loadDrawer = () => import("./drawer.tsx");
const Drawer = lazy(loadDrawer);

/** At the side, or behind a button where the screen is narrow. */
export function Navigation({ name }: { readonly name: string | undefined }) {
  const texts = useTexts(SHELL);
  const [isOpen, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the page changes
  useEffect(() => setOpen(false), [path]);
  return (
    <header className={css.bar}>
      <a className={css.brand} href="/">
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span>{name ?? "Comeback"}</span>
      </a>
      <div className={css.side}>
        <Content />
      </div>
      <Button
        className={css.menu ?? ""}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onFocus={loadDrawer}
        onPress={() => setOpen(true)}
      >
        {texts.menu}
      </Button>
      {isOpen && (
        <Suspense>
          <Drawer onClose={() => setOpen(false)}>
            <Content />
          </Drawer>
        </Suspense>
      )}
    </header>
  );
}

function Content() {
  const texts = useTexts(SHELL);
  const names = useTexts(NAMES);
  const { scopes } = useSession();
  const mine = PAGE_IDS.filter((id) => scopes.has(PAGES[id].scope));
  return (
    <>
      <nav className={css.nav} aria-label={texts.menu}>
        {GROUPS.map((group) => (
          <Group
            key={group}
            name={names.groups[group]}
            ids={mine.filter((id) => PAGES[id].group === group)}
          />
        ))}
      </nav>
      <Settings />
    </>
  );
}

function Group({ name, ids }: { readonly name: string; readonly ids: typeof PAGE_IDS }) {
  const names = useTexts(NAMES);
  const heading = useId();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (ids.length === 0) return undefined;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{name}</h2>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <Link
              to={PAGES[id].path}
              className={css.link}
              aria-current={isAt(PAGES[id], path) ? "page" : undefined}
            >
              <Icon page={id} />
              {names.pages[id]}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const isAt = ({ path }: PageRow, at: string): boolean =>
  path === "/" ? at === "/" : at === path || at.startsWith(`${path}/`);
