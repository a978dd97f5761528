// Two people chat.
import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, next, rest, somebody } from "./sdk.mjs";
import { version } from "./sdk-versions.mjs";

test(`two people create, join, send and receive with ${version}`, { timeout: 20_000 }, async () => {
  const alice = await connect(somebody("alice"));
  const bob = await connect(somebody("bob"));
  const invited = next(bob, "conversationJoined");

  const hers = await alice.createConversation({ friendlyName: "Order", attributes: { order: 42 } });
  await hers.join();
  await hers.add(bob.user.identity);
  const his = await invited;
  assert.equal(his.sid, hers.sid);
  assert.equal(his.friendlyName, "Order");
  assert.deepEqual(his.attributes, { order: 42 });

  // What is said before an older SDK has opened the list shows in the history only.
  assert.equal((await his.getMessages()).items.length, 0);
  await hers.getMessages();

  const heard = next(his, "messageAdded");
  await hers.sendMessage("hello", { mood: "good" });
  const message = await heard;
  assert.deepEqual(
    { author: message.author, body: message.body, attributes: message.attributes, index: message.index },
    { author: alice.user.identity, body: "hello", attributes: { mood: "good" }, index: 0 },
  );

  const replied = next(hers, "messageAdded", (one) => one.author !== alice.user.identity);
  await his.sendMessage("hello yourself");
  assert.equal((await replied).body, "hello yourself");

  const { messages } = await rest("GET", `/v1/Conversations/${hers.sid}/Messages`);
  assert.deepEqual(
    messages.map((each) => each.body),
    ["hello", "hello yourself"],
  );
});
