// People who chat with Twilio's own SDK, and what a test needs to watch them. SdkTest starts a sandbox and says where it is.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { after } from "node:test";
import twilio from "twilio";
import { sandbox, serviceSid } from "./places.mjs";
import { Client } from "./sdk-versions.mjs";

const accountSid = "AC" + "0".repeat(32);
const apiKeySid = "SK" + "0".repeat(32);
const secret = "sandbox-api-key-secret-0123456789";
const socket = sandbox.replace(/^http/, "ws") + "/v3/wsconnect";
const open = new Set();

after(() => Promise.all([...open].map((client) => client.shutdown().catch(() => {}))));

/** Returns an identity that nobody had before. */
export function somebody(name) {
  return `${name} ${randomUUID().slice(0, 8)}`;
}

/** Returns an access token, as any token server makes it; without an identity or a service where that is `null`. */
export function token(identity, { ttl = 3600, service = serviceSid, signedWith = secret } = {}) {
  const jwt = new twilio.jwt.AccessToken(accountSid, apiKeySid, signedWith, { identity: identity ?? "nobody", ttl });
  jwt.identity = identity;
  jwt.addGrant(new twilio.jwt.AccessToken.ChatGrant(service && { serviceSid: service }));
  return jwt.toJwt();
}

/** Connects somebody. Resolves once the SDK says that it is ready. */
export async function connect(identity, { jwt = token(identity), uri = socket } = {}) {
  const client = begin(jwt, uri);
  await ready(client);
  return client;
}

/** Begins to connect, and does not wait. */
export function begin(jwt, uri = socket) {
  const client = new Client(jwt, { twilsock: { uri }, logLevel: process.env.SDK_LOG ?? "silent" });
  open.add(client);
  return client;
}

export function ready(client) {
  return new Promise((resolve, reject) => {
    client.on("stateChanged", (state) => state === "initialized" && resolve());
    client.on("initFailed", ({ error }) => reject(new Error(error?.message ?? "initFailed")));
  });
}

/** Resolves with what the next event of that name tells that the test is about. Ask before you act. */
export function next(emitter, event, isMeant = () => true) {
  return new Promise((resolve) => {
    const listener = (what) => {
      if (isMeant(what)) {
        emitter.off?.(event, listener);
        resolve(what);
      }
    };
    emitter.on(event, listener);
  });
}

/** Calls the sandbox's REST API. */
export async function rest(method, path, form) {
  const response = await fetch(sandbox + path, {
    method,
    headers: { Authorization: "Basic " + Buffer.from(accountSid + ":sandbox-auth-token").toString("base64") },
    body: form && new URLSearchParams(form),
  });
  return response.status === 204 ? null : response.json();
}

/** Lets something go wrong. */
export async function fault(form) {
  const response = await fetch(sandbox + "/sandbox/faults", { method: "POST", body: new URLSearchParams(form) });
  if (!response.ok) throw new Error(await response.text());
}

/** Ends every socket of a person, as a network that fails does. Resolves with how many there were. */
export async function dropSockets(identity) {
  const query = new URLSearchParams({ Identity: identity });
  const response = await fetch(`${sandbox}/sandbox/sockets?${query}`, { method: "DELETE" });
  return (await response.json()).dropped;
}

/** Listens to webhooks: `heard` grows, and `answer` says what a hook is answered. */
export async function listen(filters) {
  const heard = [];
  const ear = { heard, answer: () => ({}) };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const event = Object.fromEntries(new URLSearchParams(body));
    heard.push(event);
    const { status = 200, json } = ear.answer(event);
    response.writeHead(status, { "Content-Type": "application/json" }).end(json ? JSON.stringify(json) : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  const url = `http://127.0.0.1:${server.address().port}/chat`;
  const configuration = new URLSearchParams({ PreWebhookUrl: url, PostWebhookUrl: url, Method: "POST" });
  filters.forEach((filter) => configuration.append("Filters", filter));
  await rest("POST", `/v1/Services/${serviceSid}/Configuration/Webhooks`, configuration);
  return ear;
}

/** Resolves once it holds. */
export async function eventually(what) {
  for (;;) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Returns a conversation of those people, each with their own view of it, and each having read it. */
export async function conversationOf(creator, ...others) {
  const invitations = others.map((other) => next(other, "conversationJoined"));
  const created = await creator.createConversation();
  await created.join();
  for (const other of others) await created.add(other.user.identity);
  const views = [created, ...(await Promise.all(invitations))];
  // What is said before an older SDK has opened the list shows in the history only.
  for (const view of views) await view.getMessages();
  // Nor does it find whom it has not been told of yet.
  for (const view of views) await eventually(async () => (await view.getParticipants()).length === views.length);
  return views;
}
