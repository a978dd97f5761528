// Whom the sandbox lets in, until when, and how the SDK hears of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, connect, next, rest, somebody, token } from "./sdk.mjs";

const within = { timeout: 20_000 };

async function refusalOf(jwt) {
  const client = begin(jwt);
  const { message, ...more } = await next(client, "connectionError");
  return { ...more, message: message.replace("Connection error: ", "") };
}

test("a token that somebody else signed opens nothing", within, async () => {
  assert.deepEqual(await refusalOf(token(somebody("eve"), { signedWith: "another-secret-that-has-32-characters" })), {
    terminal: true,
    message: "The access token's signature is not the sandbox's API key's.",
    httpStatusCode: 401,
    errorCode: 20107,
  });
});

test("a token that has expired says so", within, async () => {
  const client = begin(token(somebody("late"), { ttl: -5 }));
  const [error] = await Promise.all([next(client, "connectionError"), next(client, "tokenExpired")]);

  assert.equal(error.errorCode, 20104);
});

test("a token for a service that is not here opens nothing", within, async () => {
  const refusal = await refusalOf(token(somebody("lost"), { service: "IS" + "f".repeat(32) }));

  assert.deepEqual([refusal.httpStatusCode, refusal.terminal], [403, true]);
});

test("a token without an identity or a service opens nothing", within, async () => {
  const codes = [];
  for (const jwt of [token(null), token(somebody("eve"), { service: null })]) {
    codes.push((await refusalOf(jwt)).errorCode);
  }

  assert.deepEqual(codes, [20106, 20106]);
});

test("what is no token opens nothing", within, async () => {
  assert.equal((await refusalOf("no.token.atall")).errorCode, 20101);
});

test("a token is announced to end, renewed, and the chat goes on", within, async () => {
  const identity = somebody("alice");
  const client = await connect(identity, { jwt: token(identity, { ttl: 8 }) });
  const announced = next(client, "tokenAboutToExpire");
  const conversation = await client.createConversation();

  await announced;
  await client.updateToken(token(identity, { ttl: 3600 }));

  await conversation.updateFriendlyName("renewed");
  assert.equal((await rest("GET", `/v1/Conversations/${conversation.sid}`)).friendly_name, "renewed");
});

test("a token that is not renewed ends the chat, and a new one begins it again", within, async () => {
  const identity = somebody("alice");
  const client = await connect(identity, { jwt: token(identity, { ttl: 5 }) });
  const expired = next(client, "tokenExpired");
  const disconnected = next(client, "connectionStateChanged", (state) => state === "disconnected");
  const conversation = await client.createConversation();

  await expired;
  await disconnected;
  await client.updateToken(token(identity));

  await conversation.updateFriendlyName("back");
  assert.equal(client.connectionState, "connected");
});

test("nobody becomes somebody else by a new token", within, async () => {
  const client = await connect(somebody("alice"));
  const denied = next(client, "connectionStateChanged", (state) => state === "denied");

  await assert.rejects(client.updateToken(token(somebody("bob"))));
  await denied;
});
