/** What mails know of the programme, to try and to show templates with: of a member, and of somebody who has nothing yet. */
export const SAMPLE_LOYALTY = {
  name: "Coffee Club",
  points: 1_250,
  worth: 1_250,
  pending: 180,
  level: "Silver <&>",
  level_id: "silver",
  cashback_percent: 5,
  privileges: ["Free delivery", "New things & first"],
  next_level: "Gold",
  missing: 940,
  expiring: 300,
  expiring_worth: 300,
  expires_on: "2026-03-15",
  friend_points: 500,
  referral_link: "https://api.example/r/FRIEND-7F3K9Q2M",
  referral_code: "FRIEND-7F3K9Q2M",
} as const;

export const BAREST_LOYALTY = {
  name: "Coffee Club",
  points: 0,
  worth: 0,
  pending: 0,
  level: "Bronze",
  level_id: "bronze",
  privileges: [],
} as const;
