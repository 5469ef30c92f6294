import { useState } from "react";
import { Link } from "react-aria-components";
import { type Member, useTeam } from "../../api/team.ts";
import { useMay, useSession } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { SHELL } from "../../texts/shell/texts.ts";
import { Button } from "../../ui/button.tsx";
import { Card, Page, Row } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { ChangeRole, Invite, InviteAgain, Remove } from "./actions.tsx";
import { TEXTS } from "./texts.ts";

/** Who may use the page and the API, and in which role. */
export default function TeamPage() {
  const texts = useTexts(TEXTS);
  const team = useTeam();
  const mayChange = useMay("team.write");
  const maySeeLog = useMay("audit.read");
  const [said, say] = useState<string>();
  const members = team.data?.pages.flatMap((page) => page.members) ?? [];
  return (
    <Page title={texts.title} lead={texts.lead} actions={mayChange && <Invite />}>
      {said !== undefined && (
        <Notice tone="good" live>
          {said}
        </Notice>
      )}
      <Loaded query={team}>
        {() => (
          <>
            <Card flush>
              <Members members={members} mayChange={mayChange} more={team} onRemoved={say} />
            </Card>
            {members.length === 1 && <Empty title={texts.only}>{texts.onlyWhy}</Empty>}
            {maySeeLog && (
              <p>
                <Link href="/changes?kind=team">{texts.log}</Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface MembersProps {
  readonly members: readonly Member[];
  readonly mayChange: boolean;
  readonly onRemoved: (says: string) => void;
  readonly more: Pick<ReturnType<typeof useTeam>, "hasNextPage" | "isFetchingNextPage" | "fetchNextPage">;
}

function Members({ members, mayChange, onRemoved, more }: MembersProps) {
  const texts = useTexts(TEXTS);
  const shell = useTexts(SHELL);
  const formats = useFormats();
  const { subject } = useSession();
  return (
    <Table
      label={texts.members}
      file="team"
      rows={members}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "email",
          name: texts.email,
          value: ({ email }) => email,
          cell: ({ id, email }) => (
            <>
              {email} {id === subject && <Tag tone="accent">{texts.you}</Tag>}
            </>
          ),
        },
        {
          id: "role",
          name: texts.role,
          value: ({ role }) => (role === undefined ? texts.noRole : texts.roles[role]),
          cell: ({ role }) =>
            role === undefined ? <Tag tone="warn">{texts.noRole}</Tag> : <Tag>{texts.roles[role]}</Tag>,
        },
        {
          id: "state",
          name: texts.state,
          value: ({ state }) => texts.states[state],
          cell: ({ state }) => <Tag tone={STATE_TONE[state]}>{texts.states[state]}</Tag>,
        },
        {
          id: "secondFactor",
          name: texts.secondFactor,
          wideOnly: true,
          value: ({ secondFactor }) => (secondFactor ? texts.set : texts.notSet),
        },
        {
          id: "invited",
          name: texts.invited,
          wideOnly: true,
          value: ({ invitedAt }) => invitedAt,
          cell: ({ invitedAt }) => formats.instant(invitedAt),
        },
        ...(mayChange
          ? [
              {
                id: "do",
                name: texts.actions,
                value: () => "",
                cell: (member: Member) =>
                  member.id !== subject && <Actions member={member} onRemoved={onRemoved} />,
              },
            ]
          : []),
      ]}
      foot={
        more.hasNextPage && (
          <Button small isDisabled={more.isFetchingNextPage} onPress={() => void more.fetchNextPage()}>
            {more.isFetchingNextPage ? shell.loading : shell.more}
          </Button>
        )
      }
    />
  );
}

const STATE_TONE = { invited: "info", active: "good", blocked: "bad" } as const;

/** Nothing of it is there for oneself: the API would refuse. */
const Actions = ({
  member,
  onRemoved,
}: {
  readonly member: Member;
  readonly onRemoved: MembersProps["onRemoved"];
}) => (
  <Row>
    <ChangeRole member={member} />
    {member.state === "invited" && <InviteAgain member={member} />}
    <Remove member={member} onDone={onRemoved} />
  </Row>
);
