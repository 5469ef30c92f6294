import * as z from "zod";
import { AwsError } from "../aws-error.ts";
import type { Account, Directory } from "./directory.ts";

/** Cognito hands out at most so many users at a time. */
const PAGE = 60;

const Pool = z.strictObject({ UserPoolId: z.string() });
const Page = Pool.extend({ Limit: z.int().min(1).max(PAGE).default(PAGE) });
const ListUsers = Page.extend({ PaginationToken: z.string().optional() });
const ListInGroup = Page.extend({ GroupName: z.string(), NextToken: z.string().optional() });
const OfUser = Pool.extend({ Username: z.string() });
const InGroup = OfUser.extend({ GroupName: z.string() });
const ListGroups = OfUser.extend({ Limit: z.int().min(1).max(PAGE).optional() });
const Attribute = z.discriminatedUnion("Name", [
  z.strictObject({ Name: z.literal("email"), Value: z.email() }),
  z.strictObject({ Name: z.literal("email_verified"), Value: z.enum(["true", "false"]) }),
]);
const CreateUser = OfUser.extend({
  UserAttributes: z.array(Attribute).default([]),
  DesiredDeliveryMediums: z.array(z.literal("EMAIL")).min(1),
  MessageAction: z.literal("RESEND").optional(),
});

type Operation = (input: unknown) => unknown;

/** The calls of Cognito's user pools that Comeback makes, on the accounts of this machine. Any other is an error. */
export function userPoolCalls(directory: Directory): Readonly<Record<string, Operation>> {
  const inPool = ({ UserPoolId }: z.infer<typeof Pool>) => directory.accounts(UserPoolId);
  const named = (request: z.infer<typeof OfUser>) =>
    inPool(request).find(
      ({ sub, email }) => sub === request.Username || email === request.Username.toLowerCase(),
    );
  const found = (request: z.infer<typeof OfUser>): Account => {
    const account = named(request);
    if (!account) throw new AwsError("UserNotFoundException", "User does not exist.");
    return account;
  };
  const inGroup = (pool: string, group: string) => {
    if (!directory.groups(pool).has(group))
      throw new AwsError("ResourceNotFoundException", "Group not found.");
    return directory.accounts(pool).filter(({ groups }) => groups.has(group));
  };
  return ofService("AWSCognitoIdentityProviderService", {
    ListUsers(input) {
      const request = ListUsers.parse(input);
      const { items, next } = paged(inPool(request), request.Limit, request.PaginationToken);
      return { Users: items.map(userType), ...(next && { PaginationToken: next }) };
    },
    ListUsersInGroup(input) {
      const { UserPoolId, GroupName, Limit, NextToken } = ListInGroup.parse(input);
      const { items, next } = paged(inGroup(UserPoolId, GroupName), Limit, NextToken);
      return { Users: items.map(userType), ...(next && { NextToken: next }) };
    },
    AdminGetUser(input) {
      const account = found(OfUser.parse(input));
      const { Attributes, ...user } = userType(account);
      const hasApp = account.status === "CONFIRMED";
      return {
        ...user,
        UserAttributes: Attributes,
        ...(hasApp && { UserMFASettingList: ["SOFTWARE_TOKEN_MFA"] }),
      };
    },
    AdminListGroupsForUser(input) {
      const { groups } = found(ListGroups.parse(input));
      return { Groups: [...groups].map((GroupName) => ({ GroupName })) };
    },
    AdminCreateUser(input) {
      const request = CreateUser.parse(input);
      const known = named(request);
      if (request.MessageAction === "RESEND") {
        if (!known) throw new AwsError("UserNotFoundException", "User does not exist.");
        if (known.status === "CONFIRMED")
          throw new AwsError("UnsupportedUserStateException", "Resend not possible. CONFIRMED status.");
        return { User: userType(known) };
      }
      if (known) throw new AwsError("UsernameExistsException", "User account already exists");
      const { data: address } = z.email().safeParse(request.Username);
      if (!address) throw new AwsError("InvalidParameterException", "Username should be an email.");
      return { User: userType(directory.add(request.UserPoolId, address)) };
    },
    AdminDeleteUser(input) {
      const request = OfUser.parse(input);
      const accounts = inPool(request);
      accounts.splice(accounts.indexOf(found(request)), 1);
      directory.changed(request.UserPoolId);
      return {};
    },
    AdminAddUserToGroup(input) {
      const request = InGroup.parse(input);
      inGroup(request.UserPoolId, request.GroupName);
      found(request).groups.add(request.GroupName);
      directory.changed(request.UserPoolId);
      return {};
    },
    AdminRemoveUserFromGroup(input) {
      const request = InGroup.parse(input);
      inGroup(request.UserPoolId, request.GroupName);
      found(request).groups.delete(request.GroupName);
      directory.changed(request.UserPoolId);
      return {};
    },
  });
}

const ofService = (service: string, operations: Readonly<Record<string, Operation>>) =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [`${service}.${name}`, operation]),
  );

function paged(accounts: readonly Account[], limit: number, token = "0") {
  const to = Number(token) + limit;
  return { items: accounts.slice(Number(token), to), next: to < accounts.length ? `${to}` : undefined };
}

const userType = ({ sub, email, createdAt, status }: Account) => ({
  Username: sub,
  Attributes: [
    { Name: "sub", Value: sub },
    { Name: "email", Value: email },
    { Name: "email_verified", Value: "true" },
  ],
  UserCreateDate: createdAt / 1_000,
  UserLastModifiedDate: createdAt / 1_000,
  Enabled: true,
  UserStatus: status,
});
