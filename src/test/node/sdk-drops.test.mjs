// A socket that drops again and again, at moments that nobody chose, while people talk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { connect, conversationOf, dropSockets, eventually, fault, next, rest, somebody } from "./sdk.mjs";

// Each takes the SDK a second to come back.
const drops = Number(process.env.SDK_DROPS ?? 20);
const seed = Number(process.env.SDK_SEED ?? Math.floor(Math.random() * 1_000_000));
const longestGapMillis = 100;

const which = `SDK_DROPS=${drops} SDK_SEED=${seed}`;
test(`drops lose nothing, double nothing and disorder nothing: ${which}`, { timeout: 100_000 }, async () => {
  const [alice, bob] = [await connect(somebody("alice")), await connect(somebody("bob"))];
  const [hers, his] = await conversationOf(alice, bob);
  const path = `/v1/Conversations/${hers.sid}/Messages`;
  const heard = [];
  hers.on("messageAdded", (message) => heard.push(message));
  let isOver = false;
  const attempts = [];

  // Each of the two that wait has moments of its own, so that neither takes the other's.
  const [talking, dropping] = [moments(seed), moments(seed + 1)];
  const stream = (async () => {
    for (let i = 0; !isOver; i++) {
      const { sid } = await rest("POST", path, { Author: "system", Body: `${i}` });
      if (i % 3 === 0) await rest("POST", `${path}/${sid}`, { Body: `${i}, edited` });
      if (i % 5 === 0) await his.updateLastReadMessageIndex(i);
      if (i % 7 === 0) attempts.push(hers.sendMessage(`from alice after ${i}`).then(() => true, () => false));
      await pause(talking() * longestGapMillis);
    }
  })();
  for (let i = 0; i < drops; i++) {
    await pause(dropping() * longestGapMillis);
    const back = next(alice, "connectionStateChanged", (state) => state === "connected");
    assert.equal(await dropSockets(alice.user.identity), 1);
    await back;
  }
  isOver = true;
  await stream;
  const succeeded = (await Promise.all(attempts)).filter(Boolean).length;
  const lastRead = await his.setAllMessagesRead().then(() => his.getMessages(1)).then((page) => page.items[0].index);

  const all = await everything(path);
  await eventually(() => heard.length >= all.length);
  await eventually(() => heard.every((message, i) => message.body === all[i]?.body));
  assert.deepEqual(heard.map((message) => message.sid), all.map((message) => message.sid));
  const byAlice = all.map((message) => message.body).filter((body) => body.startsWith("from alice"));
  // What was under way when the socket went may have arrived, or not: only whoever sent it can tell it again.
  assert.equal(new Set(byAlice).size, byAlice.length);
  assert.ok(byAlice.length >= succeeded, `${succeeded} were sent, ${byAlice.length} are there`);
  const bobSeenByAlice = await hers.getParticipantByIdentity(bob.user.identity);
  await eventually(() => bobSeenByAlice.lastReadMessageIndex === lastRead);
  const typing = next(hers, "typingStarted");
  await his.typing();
  assert.equal((await typing).identity, bob.user.identity);
});

test("a socket that drops in the middle of a call has made it, or has not, as was asked for", { timeout: 30_000 }, async () => {
  const alice = await connect(somebody("alice"));
  const [conversation] = await conversationOf(alice);
  const said = next(conversation, "messageAdded");
  await fault({ Path: `/Client/v2/Conversations/${conversation.sid}/Messages`, Kind: "dropped", Applied: "true" });
  const lost = next(alice, "connectionStateChanged", (state) => state === "connecting");

  const sent = conversation.sendMessage("was it heard?").catch(() => "nobody can tell");
  await lost;

  assert.equal((await said).body, "was it heard?");
  await sent;
});

async function everything(path) {
  const messages = [];
  for (let next = `${path}?PageSize=100`; next; ) {
    const page = await rest("GET", next);
    messages.push(...page.messages);
    next = page.meta.next_page_url && new URL(page.meta.next_page_url).pathname + new URL(page.meta.next_page_url).search;
  }
  return messages;
}

/** Returns what gives numbers from 0 to 1 that look random, the same ones for the same seed: mulberry32. */
function moments(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
