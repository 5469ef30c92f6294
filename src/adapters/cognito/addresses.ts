import {
  type CognitoIdentityProviderClient,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { defined } from "../../domain/basics/defined.ts";
import type { MemberAddresses } from "../../ports/team.ts";
import { addressOf } from "./user.ts";

/** Pages of users that are looked at, and what Cognito hands out at most on one. */
const PAGES = 5;
const PAGE = 60;

/** Addresses in the user pool, for who may list it and no more. */
export function makeMemberAddresses(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): MemberAddresses {
  return {
    async addresses() {
      const found = new Map<string, string>();
      let next: string | undefined;
      for (let page = 0; page < PAGES; page++) {
        const { Users = [], PaginationToken } = await client.send(
          new ListUsersCommand({ UserPoolId, Limit: PAGE, ...defined({ PaginationToken: next }) }),
        );
        for (const user of Users) found.set(user.Username ?? "", addressOf(user));
        next = PaginationToken;
        if (next === undefined) break;
      }
      return found;
    },
  };
}
