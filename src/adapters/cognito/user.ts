import type { AdminGetUserResponse, UserType } from "@aws-sdk/client-cognito-identity-provider";
import { defined } from "../../domain/basics/defined.ts";
import type { Member } from "../../domain/team/member.ts";
import type { Role } from "../../domain/team/role.ts";

/** A user as lists have one, or as it is read alone: then it says which second factors there are. */
type User = UserType & Pick<Partial<AdminGetUserResponse>, "UserAttributes" | "UserMFASettingList">;

export function memberOf(user: User, role: Role | undefined): Member {
  return {
    ...{ id: user.Username ?? "", email: addressOf(user) },
    ...defined({ role }),
    state: stateOf(user),
    secondFactor: (user.UserMFASettingList ?? []).length > 0,
    invitedAt: user.UserCreateDate?.getTime() ?? 0,
  };
}

export const addressOf = ({ Attributes, UserAttributes = Attributes }: User): string =>
  UserAttributes?.find(({ Name }) => Name === "email")?.Value ?? "";

function stateOf({ Enabled, UserStatus }: User): Member["state"] {
  if (Enabled === false) return "blocked";
  return UserStatus === "FORCE_CHANGE_PASSWORD" ? "invited" : "active";
}
