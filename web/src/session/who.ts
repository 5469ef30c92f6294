/** Who is signed in, and what that allows. */
export interface Session {
  readonly status: "signed-in" | "failed";
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

/** Of nobody, who could not be signed in. */
export const failedSession = (problem: string): Session => ({
  ...{ status: "failed", problem, subject: "", api: "" },
  scopes: new Set(),
  token: () => Promise.reject(new Error(problem)),
  signOut: () => {},
});
