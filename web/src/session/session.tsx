import { createContext, type ReactNode, useContext } from "react";
import type { Session } from "./who.ts";

const Context = createContext<Session | undefined>(undefined);

export function SessionContext({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  return <Context value={session}>{children}</Context>;
}

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error("nobody provides a session here");
  return session;
}

/** Whether the person may do what needs this scope. What they may not do is not shown; the API refuses it all the same. */
export const useMay = (scope: string): boolean => useSession().scopes.has(scope);
