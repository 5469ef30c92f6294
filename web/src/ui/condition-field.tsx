import { lazy, Suspense } from "react";
import type { ConditionEditorProps } from "./condition-editor.tsx";
import { Loading } from "./state.tsx";

const ConditionEditor = lazy(() => import("./condition-editor.tsx"));

/** A field for a condition in CEL that completes the names it may ask. The editor comes when it is needed. */
export const ConditionEditorField = (props: ConditionEditorProps) => (
  <Suspense fallback={<Loading />}>
    <ConditionEditor {...props} />
  </Suspense>
);
