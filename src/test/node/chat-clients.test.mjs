// Each client that asks for a token: what it sends, and how it reads the answer. One test per client.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "@twilio/conversations";
import { claims, parley, serviceSid } from "./places.mjs";

const page = { Origin: "https://shop.example.com" };
const identity = "6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90";

function assertOpensTheChatFor(token, expected) {
  assert.deepEqual(claims(token).grants, { identity: expected, chat: { service_sid: serviceSid } });
}

test("the web chat widget gets the token as plain text, its identity unchanged", async () => {
  const response = await fetch(`${parley}/chat-widget?identity=${identity}`, {
    headers: { ...page, Accept: "application/json, text/plain, */*" },
  });

  assert.equal(response.status, 200);
  assert.equal(response.headers.get("Access-Control-Allow-Origin"), page.Origin);
  assert.equal(response.headers.get("Cache-Control"), "no-store");
  assertOpensTheChatFor(await response.text(), identity);
});

test("the tutorial's server answers a POST without a body as JSON", async () => {
  const response = await fetch(`${parley}/token/alice`, { method: "POST" });

  assert.equal(response.status, 200);
  assert.match(response.headers.get("Content-Type"), /^application\/json/);
  const answer = await response.json();
  assert.deepEqual(Object.keys(answer).sort(), ["identity", "token"]);
  assert.equal(answer.identity, "alice");
  assertOpensTheChatFor(answer.token, "alice");
});

test("demo-react may put a slash at the end and a password into the query", async () => {
  const response = await fetch(`${parley}/chat-widget/?identity=bob&password=secret`, { headers: page });

  assert.equal(response.status, 200);
  assertOpensTheChatFor(await response.text(), "bob");
});

test("demo-react may read why it was refused", async () => {
  const response = await fetch(`${parley}/chat-widget?identity=Tackleton&password=secret`, { headers: page });

  assert.equal(response.status, 401);
  assert.equal(response.headers.get("Access-Control-Allow-Origin"), page.Origin);
  assert.notEqual(await response.text(), "");
});

test("the Kotlin demo gets no line break behind the token", async () => {
  const token = await (await fetch(`${parley}/chat-widget?identity=carol&password=secret`)).text();

  assert.equal(token, token.trim());
});

test("the iOS demo hears of a refusal by 401, the only status it takes for one", async () => {
  assert.equal((await fetch(`${parley}/chat-widget`)).status, 401);
});

test("the Swift quickstart gets an object whose values are all texts", async () => {
  const answer = await (await fetch(`${parley}/token?identity=dave`)).json();

  assert.deepEqual(
    Object.values(answer).map((value) => typeof value),
    ["string", "string"],
  );
});

test("the Android quickstart finds the token in JSON", async () => {
  const { token } = await (await fetch(`${parley}/token?identity=erin`)).json();

  assertOpensTheChatFor(token, "erin");
});

test("webchat-react-app asks whether it may ask, opens a conversation and renews its token", async () => {
  const preflight = await fetch(`${parley}/initWebchat`, {
    method: "OPTIONS",
    headers: {
      ...page,
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "content-type",
    },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("Access-Control-Allow-Origin"), page.Origin);
  assert.ok(preflight.headers.has("Access-Control-Max-Age"));

  const opened = await post("/initWebchat", {
    formData: { friendlyName: "Customer", email: "c@example.com", query: "Hello?" },
  });
  assert.match(opened.conversationSid, /^CH[0-9a-f]{32}$/);
  assert.ok(new Date(opened.expiration) > new Date());

  const renewed = await post("/refreshToken", { token: opened.token });
  assert.equal(claims(renewed.token).grants.identity, claims(opened.token).grants.identity);
  assert.ok(new Date(renewed.expiration) > new Date());
});

test("webchat-react-app is refused with 403", async () => {
  const response = await fetch(`${parley}/refreshToken`, {
    method: "POST",
    headers: { ...page, "Content-Type": "application/json" },
    body: JSON.stringify({ token: "no.token.atall" }),
  });

  assert.equal(response.status, 403);
  assert.equal(response.headers.get("Access-Control-Allow-Origin"), page.Origin);
});

test("sdk-starter gets a token for whoever it names, or for a random identity", async () => {
  const named = [
    await fetch(`${parley}/token/frank`),
    await fetch(`${parley}/token`, { method: "POST", body: new URLSearchParams({ identity: "frank" }) }),
    await fetch(`${parley}/token`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ identity: "frank" }),
    }),
  ];
  for (const response of named) {
    assert.equal((await response.json()).identity, "frank");
  }

  const random = await (await fetch(`${parley}/token`)).json();
  assert.notEqual(random.identity, "");
  assertOpensTheChatFor(random.token, random.identity);
});

test("the JavaScript SDK takes the token, as far as it looks at it without a server", async () => {
  const { token } = await (await fetch(`${parley}/token/grace`)).json();

  const client = new Client(token, { logLevel: "silent" });

  assert.notEqual(client.connectionState, "denied");
  await client.shutdown();
});

async function post(path, body) {
  const response = await fetch(parley + path, {
    method: "POST",
    headers: { ...page, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("Access-Control-Allow-Origin"), page.Origin);
  return response.json();
}
