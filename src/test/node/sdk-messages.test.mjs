// What people say, and what becomes of it: each sees it through Twilio's SDK, and by REST.
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
