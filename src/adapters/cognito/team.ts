import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  ListUsersInGroupCommand,
  UserNotFoundException,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import { defined } from "../../domain/basics/defined.ts";
import type { Member } from "../../domain/team/member.ts";
import { ROLES, type Role, roleAmong } from "../../domain/team/role.ts";
import type { Team } from "../../ports/team.ts";
import { memberOf } from "./user.ts";

/** Cognito hands out at most so many users at a time. */
const PAGE = 60;
/** The user pool of the admin API: roles are groups of their names. */
export function makeTeam(client: CognitoIdentityProviderClient, UserPoolId: string): Team {
  const idsIn = async (role: Role): Promise<readonly string[]> => {
    const ids: string[] = [];
    let next: string | undefined;
    do {
      const { Users = [], NextToken } = await client.send(
        new ListUsersInGroupCommand({
          UserPoolId,
          GroupName: role,
          Limit: PAGE,
          ...defined({ NextToken: next }),
        }),
      );
      ids.push(...Users.flatMap(({ Username }) => Username ?? []));
      next = NextToken;
    } while (next !== undefined);
    return ids;
  };
  const usersOf = async (token: string | undefined) => {
    const { Users = [], PaginationToken } = await client.send(
      new ListUsersCommand({ UserPoolId, Limit: PAGE, ...defined({ PaginationToken: token }) }),
    );
    return { users: Users, next: PaginationToken };
  };
  const detailsOf = (Username: string) =>
    client.send(new AdminGetUserCommand({ UserPoolId, Username })).catch(ignoreUnknown);

  return {
    async page(after) {
      const [{ users, next }, ...byRole] = await Promise.all([usersOf(after), ...ROLES.map(idsIn)]);
      const rolesOf = (id: string) => ROLES.filter((_, index) => byRole[index]?.includes(id));
      const members = await Promise.all(
        users.map(async ({ Username = "" }): Promise<readonly Member[]> => {
          // Lists do not say who has a second factor.
          const user = await detailsOf(Username);
          return user ? [memberOf(user, roleAmong(rolesOf(Username)))] : [];
        }),
      );
      return { members: members.flat(), ...defined({ next }) };
    },
    async find(who) {
      const user = await detailsOf(who);
      if (!user) return undefined;
      const { Groups = [] } = await client.send(
        new AdminListGroupsForUserCommand({ UserPoolId, Username: user.Username, Limit: PAGE }),
      );
      return memberOf(user, roleAmong(Groups.flatMap(({ GroupName }) => GroupName ?? [])));
    },
    withRole: idsIn,
    async invite(email) {
      const created = await client
        .send(
          new AdminCreateUserCommand({
            ...{ UserPoolId, Username: email },
            UserAttributes: [
              { Name: "email", Value: email },
              { Name: "email_verified", Value: "true" },
            ],
            DesiredDeliveryMediums: ["EMAIL"],
          }),
        )
        .catch(existing);
      return created === "exists" ? created : memberOf(created.User ?? {}, undefined);
    },
    async inviteAgain(Username) {
      await client.send(
        new AdminCreateUserCommand({
          ...{ UserPoolId, Username },
          ...{ MessageAction: "RESEND", DesiredDeliveryMediums: ["EMAIL"] },
        }),
      );
    },
    /** The new group first: nobody is without a role in between. */
    async setRole(Username, role) {
      await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: role }));
      for (const GroupName of ROLES.filter((other) => other !== role))
        await client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username, GroupName }));
    },
    async remove(Username) {
      await client.send(new AdminDeleteUserCommand({ UserPoolId, Username })).catch(ignoreUnknown);
    },
  };
}

function ignoreUnknown(error: unknown): undefined {
  if (!(error instanceof UserNotFoundException)) throw error;
}

function existing(error: unknown): "exists" {
  if (!(error instanceof UsernameExistsException)) throw error;
  return "exists";
}
