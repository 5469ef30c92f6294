import { lazy, Suspense } from "react";
import { Loading } from "../../ui/state.tsx";
import type { DiffProps } from "./diff.tsx";
import type { EditorProps } from "./editor.tsx";

/** The editor is larger than the page: it comes when somebody opens a file. */
const LazyEditor = lazy(() => import("./editor.tsx"));
const LazyDiff = lazy(() => import("./diff.tsx"));

export const Editor = (props: EditorProps) => (
  <Suspense fallback={<Loading />}>
    <LazyEditor {...props} />
  </Suspense>
);

export const Diff = (props: DiffProps) => (
  <Suspense fallback={<Loading />}>
    <LazyDiff {...props} />
  </Suspense>
);
