import {
  type AsyncRouteComponent,
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { PAGE_IDS, PAGES, type PageId, type PageRow } from "../pages/table.tsx";
import { Failed, Loading } from "../ui/state.tsx";
import { parseSearch, writeSearch } from "../view/view.ts";
import { Allowed } from "./allowed.tsx";
import { Layout } from "./layout.tsx";
import { NotFound } from "./not-found.tsx";

const Broken = ({ error, reset }: ErrorComponentProps) => (
  <Failed error={error instanceof Error ? error : new Error(`${error}`)} again={reset} />
);

/** A route for every row of the table of pages, and for every address below it. */
export function makePageRouter() {
  const root = createRootRoute({ component: Layout, notFoundComponent: NotFound });
  const routes = PAGE_IDS.flatMap((id) => {
    const row: PageRow = PAGES[id];
    const places = [["", row.load] as const, ...Object.entries(row.below ?? {})];
    return places.map(([below, load]) =>
      createRoute({
        getParentRoute: () => root,
        path: joined(row.path, below),
        component: allowed(id, lazyRouteComponent(load)),
      }),
    );
  });
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch,
    stringifySearch: writeSearch,
    defaultPendingComponent: Loading,
    defaultPendingMs: 250,
    defaultErrorComponent: Broken,
    defaultPreload: "intent",
    scrollRestoration: true,
  });
}

const joined = (path: string, below: string): string => (below === "" ? path : `${path}/${below}`);

/** The router loads its code beforehand as it would that of the page alone. */
function allowed(id: PageId, Content: AsyncRouteComponent<object>) {
  const Guarded = () => (
    <Allowed page={id}>
      <Content />
    </Allowed>
  );
  return Object.assign(Guarded, { preload: () => Content.preload?.() ?? Promise.resolve() });
}
