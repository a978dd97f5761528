// Twilio's own Node library lives a conversation's whole life against the sandbox.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { client, flowSid } from "./places.mjs";

const number = "+15005550006";
const phone = "+15005551" + String(Math.floor(Math.random() * 1000)).padStart(3, "0");
const uniqueName = "order " + Date.now();
const twilio = client();
const conversations = twilio.conversations.v1.conversations;
let sid;

/** Twilio's library rejects with the status and the code of the error. */
function refusedWith(status, code) {
  return (error) => {
    assert.deepEqual({ status: error.status, code: error.code }, { status, code });
    return true;
  };
}

/** What create() returns leads nowhere in 6.2.0: its SID is not handed on. So the way goes by the SID. */
async function create() {
  return conversations((await conversations.create()).sid);
}

before(async () => {
  const created = await conversations.create({ friendlyName: "Order & more", uniqueName, attributes: '{"a":1}' });
  sid = created.sid;
});

test("a conversation is what it was created as", async () => {
  const fetched = await conversations(sid).fetch();

  assert.match(fetched.sid, /^CH[0-9a-f]{32}$/);
  assert.equal(fetched.friendlyName, "Order & more");
  assert.equal(fetched.attributes, '{"a":1}');
  assert.equal(fetched.state, "active");
  assert.ok(fetched.dateCreated instanceof Date && !Number.isNaN(fetched.dateCreated.getTime()));
});

test("it is found by its unique name", async () => {
  assert.equal((await conversations(uniqueName).fetch()).sid, sid);
});

test("its unique name is taken", async () => {
  await assert.rejects(conversations.create({ uniqueName }), refusedWith(409, 50353));
});

test("a phone and a person who chats take part, each once", async () => {
  const sms = { "messagingBinding.address": phone, "messagingBinding.proxyAddress": number };
  const onPhone = await conversations(sid).participants.create(sms);
  const chatting = await conversations(sid).participants.create({ identity: "alice" });

  assert.deepEqual(
    { type: onPhone.messagingBinding.type, address: onPhone.messagingBinding.address },
    { type: "sms", address: phone },
  );
  const all = await conversations(sid).participants.list();
  assert.deepEqual(all.map((participant) => participant.sid).sort(), [onPhone.sid, chatting.sid].sort());
  await assert.rejects(conversations(sid).participants.create({ identity: "alice" }), refusedWith(409, 50433));
  const other = await create();
  await assert.rejects(other.participants.create(sms), (error) => {
    refusedWith(409, 50416)(error);
    assert.ok(error.message.includes(sid), error.message);
    return true;
  });
  await other.remove();
});

test("120 messages come back over pages, in their order", async () => {
  const written = await create();
  for (let index = 0; index < 120; index++) {
    await written.messages.create({ author: "alice", body: `message ${index}` });
  }

  const read = await written.messages.list({ pageSize: 50 });
  assert.deepEqual(
    read.map((message) => [message.index, message.body]),
    Array.from({ length: 120 }, (_, index) => [index, `message ${index}`]),
  );
  const newest = await written.messages.list({ order: "desc", limit: 3 });
  assert.deepEqual(
    newest.map((message) => message.body),
    ["message 119", "message 118", "message 117"],
  );
  await written.remove();
});

test("five webhooks fit, the sixth does not", async () => {
  const webhook = {
    target: "webhook",
    "configuration.url": "https://example.com/hook",
    "configuration.method": "POST",
    "configuration.filters": ["onMessageAdded", "onMessageRemoved"],
  };
  for (let count = 0; count < 5; count++) {
    await conversations(sid).webhooks.create(webhook);
  }

  await assert.rejects(conversations(sid).webhooks.create(webhook), refusedWith(400, 50361));
  const all = await conversations(sid).webhooks.list();
  assert.equal(all.length, 5);
  assert.deepEqual(all[0].configuration.filters, ["onMessageAdded", "onMessageRemoved"]);
});

test("a wrong auth token opens nothing", async () => {
  await assert.rejects(client("wrong").conversations.v1.conversations(sid).fetch(), refusedWith(401, 20003));
});

test("an execution of the sample flow reaches its phone and ends", async () => {
  const executions = twilio.studio.v2.flows(flowSid).executions;
  const execution = await executions.create({ to: phone, from: number, parameters: { order: 42 } });

  assert.match(execution.sid, /^FN[0-9a-f]{32}$/);
  assert.equal(execution.status, "active");
  const ended = await executions(execution.sid).update({ status: "ended" });
  assert.equal(ended.status, "ended");
});

test("closed for good, then deleted", async () => {
  const closing = await create();
  await closing.update({ state: "closed" });

  assert.equal((await closing.fetch()).state, "closed");
  await assert.rejects(closing.participants.create({ identity: "late" }), refusedWith(400, 50377));
  assert.equal(await closing.remove(), true);
  await assert.rejects(closing.fetch(), refusedWith(404, 20404));
});
