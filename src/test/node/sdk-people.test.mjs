// Who is in a conversation, what they do beside writing, and in how many tabs: seen by the others through Twilio's SDK.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { serviceSid } from "./places.mjs";
import { connect, conversationOf, eventually, next, rest, somebody } from "./sdk.mjs";
import { peek } from "./sdk-versions.mjs";

const within = { timeout: 20_000 };
let alice, bob;

before(async () => {
  [alice, bob] = await Promise.all([connect(somebody("alice")), connect(somebody("bob"))]);
});

test("somebody who types is seen typing by the other, and not by themselves", within, async () => {
  const [hers, his] = await conversationOf(alice, bob);
  let seenByHerself = false;
  hers.on("typingStarted", () => (seenByHerself = true));
  const seen = next(his, "typingStarted");

  await hers.typing();

  assert.equal((await seen).identity, alice.user.identity);
  const ended = next(his, "typingEnded");
  await hers.sendMessage("typed");
  assert.equal((await ended).identity, alice.user.identity);
  assert.equal(seenByHerself, false);
});

test("what was read is counted, and shows to the other", within, async () => {
  const [hers, his] = await conversationOf(alice, bob);
  for (const word of ["one", "two", "three"]) await hers.sendMessage(word);
  assert.equal(await his.getUnreadMessagesCount(), null);

  const shown = next(hers, "participantUpdated", ({ participant }) => participant.lastReadMessageIndex === 0);
  assert.equal(await his.updateLastReadMessageIndex(0), 2);
  await shown;
  assert.equal(await his.getUnreadMessagesCount(), 2);
  assert.equal(await his.setAllMessagesRead(), 0);
  await eventually(() => his.lastReadMessageIndex === 2);
  assert.equal(await his.advanceLastReadMessageIndex(1), 0);
  await his.setAllMessagesUnread();
  await eventually(() => his.lastReadMessageIndex === null);
});

test("a tab that is opened later knows what was read", within, async () => {
  const [hers, his] = await conversationOf(alice, bob);
  for (const word of ["one", "two", "three"]) await hers.sendMessage(word);
  await his.updateLastReadMessageIndex(1);

  const tab = await connect(bob.user.identity);
  const again = await tab.getConversationBySid(his.sid);

  assert.equal(again.lastReadMessageIndex, 1);
  assert.equal(await again.getUnreadMessagesCount(), 1);
  assert.deepEqual((await again.getParticipantByIdentity(bob.user.identity)).lastReadMessageIndex, 1);
});

test("participants have attributes, roles and users", within, async () => {
  const [hers] = await conversationOf(alice, bob);

  const other = await hers.getParticipantByIdentity(bob.user.identity);
  assert.match(other.sid, /^MB/);
  assert.match(other.roleSid, /^RL/);
  const changed = next(hers, "participantUpdated", ({ updateReasons }) => updateReasons.includes("attributes"));
  await rest("POST", `/v1/Conversations/${hers.sid}/Participants/${other.sid}`, { Attributes: '{"mood":"good"}' });
  await changed;
  assert.deepEqual(other.attributes, { mood: "good" });
  const changedBySdk = next(hers, "participantUpdated", ({ updateReasons }) => updateReasons.includes("attributes"));
  const me = await hers.getParticipantByIdentity(alice.user.identity);
  await me.updateAttributes({ seat: 7 });
  assert.deepEqual((await changedBySdk).participant.attributes, { seat: 7 });

  const user = await other.getUser();
  const renamed = next(user, "updated", ({ updateReasons }) => updateReasons.includes("friendlyName"));
  await bob.user.updateFriendlyName("Bobby");
  await renamed;
  assert.equal(user.friendlyName, "Bobby");
  const described = next(user, "updated", ({ updateReasons }) => updateReasons.includes("attributes"));
  await bob.user.updateAttributes({ hat: "blue" });
  await described;
  assert.deepEqual(user.attributes, { hat: "blue" });
  assert.equal((await rest("GET", `/v1/Users/${encodeURIComponent(bob.user.identity)}`)).friendly_name, "Bobby");
});

test("a conversation is renamed, closed and deleted for all", within, async () => {
  const [hers, his] = await conversationOf(alice, bob);
  const renamed = next(his, "updated", ({ updateReasons }) => updateReasons.includes("friendlyName"));
  await hers.updateFriendlyName("Order 42");
  await renamed;
  assert.equal(his.friendlyName, "Order 42");

  const uniqueName = somebody("order");
  await hers.updateUniqueName(uniqueName);
  const found = await bob.getConversationByUniqueName(uniqueName);
  assert.deepEqual([found.sid, found.createdBy], [hers.sid, alice.user.identity]);
  await hers.updateAttributes({ open: true });
  await eventually(() => his.attributes.open);

  const closed = next(his, "updated", ({ updateReasons }) => updateReasons.includes("state"));
  await rest("POST", `/v1/Conversations/${hers.sid}`, { State: "closed" });
  await closed;
  assert.equal(his.state.current, "closed");
  await assert.rejects(his.sendMessage("too late"), (error) => error.body.code === 50377);

  const gone = next(bob, "conversationRemoved", (one) => one.sid === hers.sid);
  await hers.delete();
  await gone;
});

test("somebody leaves, somebody is removed, and both may come back", within, async () => {
  const [hers, his] = await conversationOf(alice, bob);
  const left = next(hers, "participantLeft");
  const leftForHim = next(bob, "conversationLeft");
  await his.leave();
  assert.equal((await left).identity, bob.user.identity);
  await leftForHim;

  const back = next(bob, "conversationJoined", (one) => one.sid === hers.sid);
  await hers.add(bob.user.identity);
  await back;
  const removed = next(bob, "conversationLeft", (one) => one.sid === hers.sid);
  await hers.removeParticipant(bob.user.identity);
  await removed;

  const peeked = await peek(bob, hers.sid);
  const joined = next(bob, "conversationJoined", (one) => one.sid === hers.sid);
  await peeked.join();
  await joined;
  assert.equal(await hers.getParticipantsCount(), 2);
});

test("every tab of a person sees the same", within, async () => {
  const [hers, his] = await conversationOf(alice, bob);
  const tab = await connect(alice.user.identity);
  const another = await tab.getConversationBySid(hers.sid);
  await another.getMessages();
  const inBoth = [next(hers, "messageAdded"), next(another, "messageAdded")];

  await his.sendMessage("to both");

  assert.deepEqual((await Promise.all(inBoth)).map((each) => each.body), ["to both", "to both"]);
  const read = next(another, "updated", ({ updateReasons }) => updateReasons.includes("lastReadMessageIndex"));
  await hers.setAllMessagesRead();
  await read;
  await hers.setUserNotificationLevel("muted");
  await eventually(() => another.notificationLevel === "muted");
});

test("what a person does in one tab shows in the others, and who types is seen in all of them", within, async () => {
  const [tab, dan] = [await connect(alice.user.identity), await connect(somebody("dan"))];
  const appeared = next(tab, "conversationJoined", (one) => one.friendlyName === "From one tab");
  const hers = await alice.createConversation({ friendlyName: "From one tab" });
  await hers.join();
  const another = await appeared;
  const invited = next(dan, "conversationJoined");
  await hers.add(dan.user.identity);
  const his = await invited;
  // Whom an older SDK does not know to be there, it does not show typing.
  for (const view of [hers, another]) await eventually(async () => (await view.getParticipants()).length === 2);
  const seen = [next(hers, "typingStarted"), next(another, "typingStarted")];

  await his.typing();

  assert.deepEqual((await Promise.all(seen)).map((one) => one.identity), Array(2).fill(dan.user.identity));
  const left = next(tab, "conversationLeft", (one) => one.sid === hers.sid);
  await hers.leave();
  await left;
});

test("who registers for push has a binding, until they are registered no more", within, async () => {
  const client = await connect(somebody("erin"));
  const bindings = () =>
    rest("GET", `/v1/Services/${serviceSid}/Bindings?${new URLSearchParams({ Identity: client.user.identity })}`);

  await client.setPushRegistrationId("fcm", "the phone of erin");
  const [binding] = (await bindings()).bindings;
  assert.deepEqual([binding.binding_type, binding.endpoint], ["fcm", "the phone of erin"]);
  assert.ok(binding.message_types.includes("twilio.conversations.new_message"));

  await client.removePushRegistrations("fcm", "the phone of erin");
  assert.deepEqual((await bindings()).bindings, []);
});
