import { type ReactNode, useEffect, useState } from "react";
import { type Session, SessionContext } from "./session.tsx";

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState<Session>({
    status: "signing-in",
    token: async () => "",
    subject: "",
    scopes: new Set(),
    signOut: () => {},
    api: "",
  });
  useEffect(() => {
    void fetch("/config.json")
      .then((r) => r.json())
      .then(({ api, token }: { api: string; token: string }) => {
        const claims = JSON.parse(
          atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")),
        );
        setSession({
          status: "signed-in",
          token: async () => token,
          subject: claims.sub,
          email: "you@localhost",
          role: "admin",
          api,
          signOut: () => location.reload(),
          scopes: new Set(claims.scope.split(" ").map((s: string) => s.replace(/^comeback\//, ""))),
        });
      });
  }, []);
  return <SessionContext session={session}>{children}</SessionContext>;
}
