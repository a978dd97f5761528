// What people do in conversations, each seen by the other through Twilio's SDK, and by REST.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { sandbox } from "./places.mjs";
import { connect, conversationOf, eventually, fault, next, rest, somebody } from "./sdk.mjs";
import { contentTemplates, peek } from "./sdk-versions.mjs";

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

test("somebody else edits what was said, and the author sees who", within, async () => {
  const [hers, his] = await conversationOf(alice, bob);
  const said = next(hers, "messageAdded");
  await hers.sendMessage("helo");
  const mine = await said;
  const edited = next(hers, "messageUpdated", ({ updateReasons }) => updateReasons.includes("body"));

  await rest("POST", `/v1/Conversations/${his.sid}/Messages/${mine.sid}`, { Body: "hello", Author: "editor" });
  await edited;

  assert.deepEqual([mine.body, mine.author], ["hello", "editor"]);
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

test("a phone that is off shows as such, with the error", within, async () => {
  const [hers] = await conversationOf(alice);
  const number = "+1500556" + Math.floor(1000 + Math.random() * 9000);
  await hers.addNonChatParticipant("+15005550006", number);
  await fetch(`${sandbox}/sandbox/phones/${encodeURIComponent(number)}`, {
    method: "POST",
    body: new URLSearchParams({ Status: "undelivered", ErrorCode: "30003" }),
  });

  await hers.sendMessage("anybody there?");

  const message = (await hers.getMessages()).items.at(-1);
  await eventually(() => message.aggregatedDeliveryReceipt?.undelivered === "all");
  const [receipt] = await message.getDetailedDeliveryReceipts();
  assert.deepEqual([receipt.status, receipt.errorCode], ["undelivered", 30003]);
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

test("several people in several tabs speak at once, and each hears all, once and in order", within, async () => {
  const carol = await connect(somebody("carol"));
  const views = await conversationOf(alice, bob, carol);
  for (const person of [alice, bob, carol]) {
    const tab = await (await connect(person.user.identity)).getConversationBySid(views[0].sid);
    await tab.getMessages();
    views.push(tab);
  }
  const heard = views.map((view) => {
    const messages = [];
    view.on("messageAdded", (message) => messages.push(message));
    return messages;
  });

  await Promise.all(views.flatMap((view, who) => [0, 1, 2, 3].map((n) => view.sendMessage(`${who} says ${n}`))));

  await eventually(() => heard.every((messages) => messages.length >= 24));
  const { messages } = await rest("GET", `/v1/Conversations/${views[0].sid}/Messages`);
  for (const each of heard) assert.deepEqual(each.map((one) => one.body), messages.map((one) => one.body));
});

test("a fault that was asked for reaches the SDK, once", within, async () => {
  const [hers] = await conversationOf(alice);
  await fault({ Path: "/Client/v2/Conversations/*/Messages", Method: "POST", Status: "503" });

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

  await assert.rejects(peek(alice, "CH" + "f".repeat(32)), (error) => error.body.code === 20404);
  await assert.rejects(hers.add(alice.user.identity), (error) => error.body.code === 50433);
  await assert.rejects(hers.sendMessage("x".repeat(33_000)), (error) => error.body.code === 50504);
  assert.deepEqual(await contentTemplates(alice), []);
});
