import { type ReactNode, useEffect, useState } from "react";
import { claimsOf } from "./claims.ts";
import { pageConfig } from "./config.ts";
import { type Session, SessionContext } from "./session.tsx";

const NOBODY: Session = {
  status: "signing-in",
  token: () => new Promise(() => {}),
  subject: "",
  scopes: new Set(),
  signOut: () => {},
  api: "",
};

/** Signs in, by leaving the page where need be, before anything is asked of the API. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState<Session>(NOBODY);
  useEffect(() => {
    let isHere = true;
    started().then(
      (next) => isHere && setSession(next),
      (error: Error) => isHere && setSession({ ...NOBODY, status: "failed", problem: error.message }),
    );
    return () => {
      isHere = false;
    };
  }, []);
  return <SessionContext session={session}>{children}</SessionContext>;
}

let session: Promise<Session> | undefined;

/** Once a page: the code that comes back from the sign-in is good for one exchange. */
function started(): Promise<Session> {
  session ??= start();
  return session;
}

async function start(): Promise<Session> {
  const [config, { signIn }] = await Promise.all([pageConfig(), import("./sign-in.ts")]);
  const { accessToken, email, token, signOut } = await signIn(config);
  const { role, ...claims } = claimsOf(accessToken, config.roles);
  return {
    status: "signed-in",
    ...claims,
    ...(role !== undefined && { role }),
    ...(email !== undefined && { email }),
    ...{ token, signOut, api: config.api },
  };
}
