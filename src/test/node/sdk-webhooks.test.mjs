// What Twilio's SDK does shows in webhooks, and hooks have a say in it.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { connect, conversationOf, eventually, listen, next, rest, somebody } from "./sdk.mjs";

const within = { timeout: 20_000 };
const past = ["onUserAdded", "onConversationAdded", "onParticipantAdded", "onMessageAdded", "onMessageUpdated"];
const hooks = ["onMessageAdd", "onConversationAdd", "onParticipantAdd", "onUserUpdate"];
let ear;

before(async () => {
  ear = await listen([...past, ...hooks]);
});

const from = (identity) => ear.heard.filter((event) => event.ClientIdentity === identity);

test("what a client does is told, with its identity and Source SDK", within, async () => {
  const identity = somebody("alice");
  const alice = await connect(identity);
  const [conversation] = await conversationOf(alice);
  await conversation.sendMessage("hello");

  await eventually(() => from(identity).some((event) => event.EventType === "onMessageAdded"));
  const told = from(identity).filter((event) => past.includes(event.EventType));
  assert.deepEqual(
    told.map((event) => `${event.EventType} ${event.Source}`),
    ["onUserAdded SDK", "onConversationAdded SDK", "onParticipantAdded SDK", "onMessageAdded SDK"],
  );
  assert.equal(told.at(-1).Author, identity);
});

test("a hook changes what a client writes, and the client sees it", within, async () => {
  const alice = await connect(somebody("alice"));
  const [conversation] = await conversationOf(alice);
  ear.answer = (event) =>
    event.EventType === "onMessageAdd" ? { json: { body: event.Body.toUpperCase() } } : {};
  const heard = next(conversation, "messageAdded");

  await conversation.sendMessage("quiet");

  assert.equal((await heard).body, "QUIET");
  ear.answer = () => ({});
});

test("a hook rejects what a client writes, and the client hears why", within, async () => {
  const alice = await connect(somebody("alice"));
  const [conversation] = await conversationOf(alice);
  ear.answer = (event) => (event.EventType === "onMessageAdd" ? { status: 403 } : {});

  await assert.rejects(conversation.sendMessage("rude"), (error) => error.body.code === 50056);
  assert.equal(await conversation.getMessagesCount(), 0);
  ear.answer = () => ({});
});

test("what REST does shows in the SDK", within, async () => {
  const alice = await connect(somebody("alice"));
  const invited = next(alice, "conversationJoined");
  const { sid } = await rest("POST", "/v1/Conversations", { FriendlyName: "From afar" });
  await rest("POST", `/v1/Conversations/${sid}/Participants`, { Identity: alice.user.identity });
  const conversation = await invited;
  await conversation.getMessages();
  const heard = next(conversation, "messageAdded");

  await rest("POST", `/v1/Conversations/${sid}/Messages`, { Author: "system", Body: "welcome" });

  const message = await heard;
  assert.deepEqual([conversation.friendlyName, message.author, message.body], ["From afar", "system", "welcome"]);
});
