import { type NavigateOptions, Outlet, type ToOptions, useRouter } from "@tanstack/react-router";
import { RouterProvider as AriaRouter } from "react-aria-components";
import { useShop } from "../api/shop.ts";
import { useSession } from "../session/session.tsx";
import { useTexts, ZoneProvider } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import css from "./layout.module.css";
import { Navigation } from "./navigation.tsx";
import { NotSignedIn } from "./not-signed-in.tsx";
import { Playing } from "./playing.tsx";

/** What stands around every page. Links of react-aria-components go through the router, without loading anything anew. */
export function Layout() {
  const router = useRouter();
  const { status } = useSession();
  return (
    <AriaRouter
      navigate={(to) => void router.navigate({ href: to } as unknown as NavigateOptions)}
      useHref={(to) =>
        to.startsWith("/") ? router.buildLocation({ href: to } as unknown as ToOptions).href || to : to
      }
    >
      {status === "signed-in" ? <Framed /> : <NotSignedIn />}
    </AriaRouter>
  );
}

function Framed() {
  const texts = useTexts(SHELL);
  const shop = useShop();
  return (
    <ZoneProvider zone={shop.data?.shop?.timeZone ?? "UTC"}>
      <a className={css.skip} href="#content">
        {texts.skip}
      </a>
      <Playing />
      <div className={css.layout}>
        <Navigation name={shop.data?.shop?.name} />
        <main id="content" className={css.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </ZoneProvider>
  );
}
