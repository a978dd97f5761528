// Pictures and files, sent and fetched with Twilio's SDK.
import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, conversationOf, next, rest, somebody, token } from "./sdk.mjs";
import { FormData, urlsOfMedia } from "./sdk-versions.mjs";
import { sandbox, serviceSid } from "./places.mjs";

const within = { timeout: 20_000 };
const picture = Buffer.from("89504e470d0a1a0a00ff00ff", "hex");
const page = { Origin: "http://127.0.0.1:8080" };
const media = `${sandbox}/v1/Services/${serviceSid}/Media`;

test("a picture is sent with words, and fetched by the other", within, async () => {
  const [alice, bob] = [await connect(somebody("alice")), await connect(somebody("bob"))];
  const [hers, his] = await conversationOf(alice, bob);
  const heard = next(his, "messageAdded");

  await hers
    .prepareMessage()
    .setBody("look")
    .addMedia({ contentType: "image/png", filename: "cat & dog.png", media: picture })
    .build()
    .send();

  const message = await heard;
  const [medium] = message.attachedMedia;
  assert.deepEqual(
    [message.body, message.type, medium.filename, medium.contentType, medium.size, medium.category],
    ["look", "media", "cat & dog.png", "image/png", picture.length, "media"],
  );
  const response = await fetch(await medium.getContentTemporaryUrl());
  assert.equal(response.headers.get("Content-Type"), "image/png");
  assert.equal(response.headers.get("Content-Security-Policy"), "sandbox");
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), picture);
  const urls = await urlsOfMedia(message);
  assert.equal((await fetch(urls.get(medium.sid))).status, 200);
});

test("a picture needs no words", within, async () => {
  const alice = await connect(somebody("alice"));
  const [conversation] = await conversationOf(alice);

  await conversation.sendMessage({ contentType: "image/png", media: picture });

  const { messages } = await rest("GET", `/v1/Conversations/${conversation.sid}/Messages`);
  assert.deepEqual([messages[0].body, messages[0].media[0].content_type], [null, "image/png"]);
});

test("a form with a file is taken, as browsers send it", within, async () => {
  const form = new FormData();
  form.append("file", new Blob([picture], { type: "image/png" }), "cat.png");

  const response = await fetch(media, {
    method: "POST",
    headers: { ...page, "X-Twilio-Token": token(somebody("alice")) },
    body: form,
  });

  assert.equal(response.status, 201);
  assert.equal(response.headers.get("Access-Control-Allow-Origin"), page.Origin);
  const { filename, content_type: contentType, size, links } = await response.json();
  assert.deepEqual([filename, contentType, size], ["cat.png", "image/png", picture.length]);
  assert.deepEqual(Buffer.from(await (await fetch(links.content_direct_temporary)).arrayBuffer()), picture);
});

test("a page asks whether it may ask", within, async () => {
  const headers = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-twilio-token" };
  const response = await fetch(media, { method: "OPTIONS", headers: { ...page, ...headers } });

  assert.equal(response.status, 204);
  assert.match(response.headers.get("Access-Control-Allow-Headers"), /X-Twilio-Token/);
  const stranger = await fetch(media, { method: "OPTIONS", headers: { ...headers, Origin: "https://evil.example.com" } });
  assert.equal(stranger.status, 403);
});

test("nobody sends without a token, and nothing too large", within, async () => {
  assert.equal((await fetch(media, { method: "POST", body: picture })).status, 401);
  const headers = { "X-Twilio-Token": token(somebody("alice")) };
  assert.equal((await fetch(media, { method: "POST", headers, body: Buffer.alloc((16 << 20) + 1) })).status, 413);
  assert.equal((await fetch(`${media}Set`, { method: "POST", headers, body: Buffer.alloc((16 << 20) + 1) })).status, 413);
  assert.equal((await fetch(`${media}/ME${"f".repeat(32)}`, { headers })).status, 404);
});
