import { createContext, type ReactNode, useContext } from "react";

/** Who is signed in, and what that allows. */
export interface Session {
  readonly status: "signing-in" | "signed-in" | "failed";
  /** Why nobody could be signed in. */
  readonly problem?: string;
  /** An access token that is good for now; signs in again where there is none. `refused`: the API has refused this one. */
  readonly token: (refused?: string) => Promise<string>;
  /** Of the person at the identity provider. */
  readonly subject: string;
  readonly email?: string;
  readonly role?: string;
  /** Without the resource server: `config.read`. */
  readonly scopes: ReadonlySet<string>;
  readonly signOut: () => void;
  /** Where the admin API is. */
  readonly api: string;
}

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
