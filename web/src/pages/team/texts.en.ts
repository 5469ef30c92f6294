import type { Role } from "../../api/team.ts";

export const en = {
  title: "Team",
  lead: "Who may sign in here, and what they may do.",
  members: "People",
  email: "Address",
  role: "Role",
  state: "State",
  secondFactor: "Second factor",
  invited: "Invited",
  actions: "Change",
  you: "you",
  noRole: "none",
  roles: { viewer: "Viewer", marketer: "Marketer", admin: "Admin" } as Readonly<Record<Role, string>>,
  may: {
    viewer: "Reads everything but personal data and the log of changes. Addresses and names are masked.",
    marketer: "Sees personal data, and changes what customers get: config, chains, campaigns, codes, points.",
    admin: "May do everything: start nights, and say who may do what.",
  } as Readonly<Record<Role, string>>,
  states: { invited: "has not signed in yet", active: "active", blocked: "blocked" },
  set: "set up",
  notSet: "not set up",
  only: "You are the only one here",
  onlyWhy: "Invite somebody: they get a mail with a first password, and choose their own when they sign in.",
  log: "Who changed what",
  invite: {
    do: "Invite somebody",
    confirm: "Invite",
    title: "Invite somebody?",
    why: "They get a mail with a first password, which is good for three days. When they sign in they choose one of their own and set up a second factor.",
    email: "E-mail address",
    wrong: "Write an address like ben@shop.example.",
    invited: (email: string, role: string) => `${email} is invited as ${role}.`,
    "invited-again": (email: string, role: string) =>
      `${email} was invited before and has not signed in: another mail is on its way. Role: ${role}.`,
  },
  again: {
    do: "Send the mail again",
    title: (email: string) => `Invite ${email} again?`,
    why: "They get another mail with a new first password. The earlier one is worth nothing then.",
  },
  change: {
    do: "Change role",
    title: (email: string) => `Change the role of ${email}?`,
    why: "It counts from the next token on: for at most an hour they may still do what they could. You can change it back at any time.",
    done: (email: string, role: string) => `${email}: ${role} from now on.`,
    same: "Nothing to do: they have this role already.",
  },
  remove: {
    do: "Remove",
    title: (email: string) => `Remove ${email}?`,
    why: "Their account is deleted and they cannot sign in any more. For at most an hour a page that they have open may still work. What they changed stays, and the log of changes keeps it under their id. This cannot be undone; you can invite them again.",
    done: (email: string) => `${email} is removed.`,
  },
  kept: {
    oneself: "Nobody changes or removes themselves: another admin can.",
    "last-admin": "This is the last admin: make somebody else one first.",
  },
};

export type TeamTexts = typeof en;
