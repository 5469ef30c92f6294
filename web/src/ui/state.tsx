import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useFormats, useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import css from "./state.module.css";

interface LoadedProps<T> {
  readonly query: Pick<UseQueryResult<T>, "data" | "error" | "refetch" | "isFetching" | "dataUpdatedAt">;
  /** Where there is nothing: what that means, and what to do next. */
  readonly empty?: { readonly when: (data: T) => boolean; readonly show: ReactNode };
  readonly children: (data: T) => ReactNode;
}

/** What was asked for, or in its place why it is not there: still loading, failed, empty; or older than it should be. */
export function Loaded<T>({ query, empty, children }: LoadedProps<T>) {
  const texts = useTexts(SHELL);
  const { data, error } = query;
  if (data === undefined) {
    return error ? <Failed error={error} again={() => void query.refetch()} /> : <Loading />;
  }
  return (
    <>
      {error && <Stale at={query.dataUpdatedAt} again={() => void query.refetch()} label={texts.again} />}
      {empty?.when(data) ? empty.show : children(data)}
    </>
  );
}

function Stale({
  at,
  again,
  label,
}: {
  readonly at: number;
  readonly again: () => void;
  readonly label: string;
}) {
  const { stale } = useTexts(SHELL);
  const formats = useFormats();
  return (
    <Notice
      tone="warn"
      action={
        <Button small onPress={again}>
          {label}
        </Button>
      }
    >
      {stale(formats.ago(at, Date.now()))}
    </Notice>
  );
}

/** What failed and how to try again. `title` of a problem that the API tells, `detail` beside it. */
export function Failed({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const texts = useTexts(SHELL);
  const isNetwork = error instanceof TypeError;
  return (
    <Notice
      tone="bad"
      live
      title={texts.failed}
      action={
        again && (
          <Button small onPress={again}>
            {texts.again}
          </Button>
        )
      }
    >
      {isNetwork ? texts.offline : error.message}
    </Notice>
  );
}

/** Nothing for a blink, then a calm placeholder with words. */
export function Loading() {
  const { loading } = useTexts(SHELL);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.loading} aria-live="polite" aria-busy="true">
      {isLong && (
        <>
          <p>{loading}</p>
          <div className={css.bones} aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        </>
      )}
    </div>
  );
}

/** There is nothing yet: what will be here, and what to do for it. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <strong>{title}</strong>
      {children && <div>{children}</div>}
      {action && <div className={css.emptyAction}>{action}</div>}
    </div>
  );
}
