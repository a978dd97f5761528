// What people do in conversations, each seen by the other through Twilio's SDK, and by REST.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { sandbox } from "./places.mjs";
import { connect, conversationOf, eventually, next, rest, somebody } from "./sdk.mjs";

const within = { timeout: 20_000 };
let alice, bob;

before(async () => {
  [alice, bob] = await Promise.all([connect(somebody("alice")), connect(somebody("bob"))]);
});

test("a message is edited, and by whom shows", within, async () => {
  const [hers, his] = await conversationOf(alice, bob);
  const heard = next(his, "messageAdded");
  await hers.sendMessage("helo");
  const message = await heard;

  const edited = next(his, "messageUpdated", ({ updateReasons }) => updateReasons.includes("attributes"));
  const [mine] = (await hers.getMessages()).items;
  await mine.updateBody("hello");
  await mine.updateAttributes({ corrected: true });
  await edited;

  assert.equal(message.body, "hello");
  assert.deepEqual(message.attributes, { corrected: true });
  assert.equal(message.lastUpdatedBy, alice.user.identity);
});

test("a message is deleted", within, async () => {
  const [hers, his] = await conversationOf(alice, bob);
  const heard = next(his, "messageAdded", (message) => message.body === "two");
  await hers.sendMessage("one");
  await hers.sendMessage("two");
  await heard;
  const removed = next(his, "messageRemoved");

  await (await hers.getMessages()).items[0].remove();

  assert.equal((await removed).body, "one");
  assert.equal(await hers.getMessagesCount(), 1);
  assert.deepEqual((await his.getMessages()).items.map((each) => each.body), ["two"]);
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

test("participants have attributes, roles and users", within, async () => {
  const [hers] = await conversationOf(alice, bob);

  const other = await hers.getParticipantByIdentity(bob.user.identity);
  assert.match(other.sid, /^MB/);
  assert.match(other.roleSid, /^RL/);
  const changed = next(hers, "participantUpdated", ({ updateReasons }) => updateReasons.includes("attributes"));
  await rest("POST", `/v1/Conversations/${hers.sid}/Participants/${other.sid}`, { Attributes: '{"mood":"good"}' });
  await changed;
  assert.deepEqual(other.attributes, { mood: "good" });

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

  const peeked = await bob.peekConversationBySid(hers.sid);
  const joined = next(bob, "conversationJoined", (one) => one.sid === hers.sid);
  await peeked.join();
  await joined;
  assert.equal(await hers.getParticipantsCount(), 2);
});

test("history is read in both directions past 100 messages", within, async () => {
  const [hers] = await conversationOf(alice);
  const count = 230;
  for (let i = 0; i < count; i++) await rest("POST", `/v1/Conversations/${hers.sid}/Messages`, { Body: String(i) });
  const another = await connect(alice.user.identity);
  const view = await another.getConversationBySid(hers.sid);
  const all = Array.from({ length: count }, (_, i) => i);

  let page = await view.getMessages(50);
  const backwards = [page.items];
  while (page.hasPrevPage) backwards.unshift((page = await page.prevPage()).items);
  assert.deepEqual(backwards.flat().map((each) => each.index), all);

  const reader = await connect(alice.user.identity);
  page = await (await reader.getConversationBySid(hers.sid)).getMessages(100, 0, "forward");
  const forwards = [page.items];
  while (page.hasNextPage) forwards.push((page = await page.nextPage()).items);
  assert.deepEqual(forwards.flat().map((each) => each.index), all);

  const middle = await (await (await connect(alice.user.identity)).getConversationBySid(hers.sid)).getMessages(10, 120);
  assert.deepEqual(middle.items.map((each) => each.index), all.slice(111, 121));
  assert.deepEqual((await middle.nextPage()).items.map((each) => each.index), all.slice(121, 131));
});

test("a phone in the conversation gets what is said, and its receipts show", within, async () => {
  const [hers] = await conversationOf(alice);
  const number = "+1500555" + Math.floor(1000 + Math.random() * 9000);
  await hers.addNonChatParticipant("+15005550006", number, { handset: true });
  const onPhone = await eventually(async () => (await hers.getParticipants()).find((one) => one.type === "sms"));
  assert.deepEqual(onPhone.attributes, { handset: true });

  await hers.sendMessage("hello, phone");
  const message = (await hers.getMessages()).items.at(-1);
  await eventually(() => message.aggregatedDeliveryReceipt?.delivered === "all");
  const [receipt] = await message.getDetailedDeliveryReceipts();
  assert.equal(receipt.status, "delivered");
  assert.equal(receipt.participantSid, onPhone.sid);

  const heard = next(hers, "messageAdded");
  await fetch(`${sandbox}/sandbox/sms`, {
    method: "POST",
    body: new URLSearchParams({ From: number, To: "+15005550006", Body: "hello, chat" }),
  });
  assert.equal((await heard).author, number);
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

test("several people speak at once, and each hears each", within, async () => {
  const carol = await connect(somebody("carol"));
  const views = await conversationOf(alice, bob, carol);
  const heard = views.map((view) => {
    const bodies = new Set();
    view.on("messageAdded", (message) => bodies.add(message.body));
    return bodies;
  });

  await Promise.all(views.flatMap((view, who) => [0, 1, 2, 3].map((n) => view.sendMessage(`${who} says ${n}`))));

  await eventually(() => heard.every((bodies) => bodies.size === 12));
});

test("a fault that was asked for reaches the SDK, once", within, async () => {
  const [hers] = await conversationOf(alice);
  await fetch(`${sandbox}/sandbox/faults`, {
    method: "POST",
    body: new URLSearchParams({ Path: "/Client/v2/Conversations/*/Messages", Method: "POST", Status: "503" }),
  });

  await assert.rejects(hers.sendMessage("lost"), (error) => error.body.code === 20503);
  assert.equal(await hers.sendMessage("found"), 0);
  const calls = await (await fetch(`${sandbox}/sandbox/calls`)).json();
  const sent = calls.filter((call) => call.path === `/Client/v2/Conversations/${hers.sid}/Messages`);
  assert.deepEqual(
    sent.map((call) => [call.form.Body, call.status]),
    [
      ["lost", 503],
      ["found", 201],
    ],
  );
});

test("what is not there is told in Twilio's way", within, async () => {
  const [hers] = await conversationOf(alice);

  await assert.rejects(alice.peekConversationBySid("CH" + "f".repeat(32)), (error) => error.body.code === 20404);
  await assert.rejects(hers.add(alice.user.identity), (error) => error.body.code === 50433);
  await assert.rejects(hers.sendMessage("x".repeat(33_000)), (error) => error.body.code === 50504);
  assert.deepEqual(await alice.getContentTemplates(), []);
});
