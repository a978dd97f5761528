// A socket that drops. Nothing of what happened meanwhile is missed, and nothing is told twice.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as dial, createServer } from "node:net";
import { test } from "node:test";
import { connect, conversationOf, eventually, next, rest, somebody } from "./sdk.mjs";
import { sandbox } from "./places.mjs";

const within = { timeout: 30_000 };

/** A wire to the sandbox that can be cut, and mended. */
async function wire() {
  const pairs = new Set();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = dial(new URL(sandbox).port, "127.0.0.1");
    pairs.add([near, far]);
    for (const [from, to] of [[near, far], [far, near]]) from.pipe(to).on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return {
    uri: `ws://127.0.0.1:${server.address().port}/v3/wsconnect`,
    cut() {
      isCut = true;
      pairs.forEach((pair) => pair.forEach((end) => end.destroy()));
      pairs.clear();
    },
    mend() {
      isCut = false;
    },
  };
}

test("what happens while somebody is away is told when they are back, once and in order", within, async () => {
  const weak = await wire();
  const alice = await connect(somebody("alice"), { uri: weak.uri });
  const bob = await connect(somebody("bob"));
  const [hers, his] = await conversationOf(alice, bob);
  const heard = [];
  hers.on("messageAdded", (message) => heard.push(message.body));
  const before = next(hers, "messageAdded", (message) => message.body === "before");
  await his.sendMessage("before");
  await before;
  const lost = next(alice, "connectionStateChanged", (state) => state === "connecting");

  weak.cut();
  await lost;
  const removed = next(hers, "messageRemoved");
  await (await his.getMessages()).items[0].remove();
  for (const word of ["one", "two", "three"]) await his.sendMessage(word);
  await rest("POST", `/v1/Conversations/${his.sid}`, { FriendlyName: "renamed meanwhile" });
  const { sid } = await rest("POST", "/v1/Conversations", {});
  await rest("POST", `/v1/Conversations/${sid}/Participants`, { Identity: alice.user.identity });
  const invited = next(alice, "conversationJoined", (one) => one.sid === sid);
  weak.mend();

  await invited;
  await removed;
  await eventually(() => heard.includes("three") && hers.friendlyName === "renamed meanwhile");
  await his.sendMessage("after");
  await eventually(() => heard.includes("after"));
  assert.deepEqual(heard, ["before", "one", "two", "three", "after"]);
});

test("what is sent while the wire is cut arrives once it is mended", within, async () => {
  const weak = await wire();
  const alice = await connect(somebody("alice"), { uri: weak.uri });
  const [conversation] = await conversationOf(alice);
  const lost = next(alice, "connectionStateChanged", (state) => state === "connecting");

  weak.cut();
  await lost;
  const sent = conversation.sendMessage("from the tunnel");
  weak.mend();

  assert.equal(await sent, 0);
  const { messages } = await rest("GET", `/v1/Conversations/${conversation.sid}/Messages`);
  assert.deepEqual(messages.map((each) => each.body), ["from the tunnel"]);
});

test("after a reset of the sandbox clients come back, and what they knew is gone", within, async () => {
  const alice = await connect(somebody("alice"));
  const [conversation] = await conversationOf(alice);
  const removed = next(alice, "conversationRemoved", (one) => one.sid === conversation.sid);

  await fetch(sandbox + "/sandbox/reset", { method: "POST" });

  await removed;
});
