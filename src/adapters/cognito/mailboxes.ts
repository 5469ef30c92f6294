import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import type { MemberMailboxes } from "../../ports/team.ts";
import { addressOf } from "./user.ts";

/** Mailboxes of the user pool, for who may look one person up and no more. */
export function makeMemberMailboxes(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): MemberMailboxes {
  return {
    async mailbox(who) {
      const command = new AdminGetUserCommand({ UserPoolId, Username: who });
      const user = await client.send(command).catch(ignoreUnknown);
      if (!user || user.Enabled === false) return undefined;
      const email = addressOf(user);
      const isProven = user.UserAttributes?.some(
        ({ Name, Value }) => Name === "email_verified" && Value === "true",
      );
      return isProven && email !== "" ? { id: user.Username ?? "", email } : undefined;
    },
  };
}

function ignoreUnknown(error: unknown): undefined {
  if (!(error instanceof UserNotFoundException)) throw error;
}
