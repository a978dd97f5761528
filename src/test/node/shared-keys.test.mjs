// Webhooks that Twilio signs with a shared key, signed here by Twilio's own library. Parley holds the key and the auth token.
import assert from "node:assert/strict";
import { test } from "node:test";
import twilio from "twilio";
import { parley } from "./places.mjs";

const url = `${parley}/chat`;
const sharedKey = "webhooks_sharedkey_01aa";
const secret = "shared secret";
const authToken = "sandbox-auth-token";
// A hook that nobody listens to: answered at once.
const hook = { EventType: "onParticipantRemove", ConversationSid: `CH${"1".repeat(32)}`, Attributes: "{\"said\":\"hi 👋\"}" };

async function told(signedWith, algorithm, settings) {
  const headers = { [twilio.SIGNATURE_HEADER]: twilio.getExpectedTwilioSignature(signedWith, url, hook, algorithm) };
  if (settings) {
    headers[twilio.SIGNATURE_SETTINGS_HEADER] = settings;
  }
  return (await fetch(url, { method: "POST", headers, body: new URLSearchParams(hook) })).status;
}

for (const algorithm of ["HMAC_SHA1", "HMAC_SHA256"]) {
  test(`a webhook signed with ${algorithm} by the shared key is Twilio's`, async () => {
    assert.equal(await told(secret, algorithm, `key=${sharedKey},algorithm=${algorithm}`), 200);
  });

  test(`a webhook signed with ${algorithm} by another secret is not`, async () => {
    assert.equal(await told("another secret", algorithm, `key=${sharedKey},algorithm=${algorithm}`), 403);
    assert.equal(await told(authToken, algorithm, `key=${sharedKey},algorithm=${algorithm}`), 403);
    assert.equal(await told(secret, algorithm, `key=webhooks_sharedkey_02bb,algorithm=${algorithm}`), 403);
  });
}

test("a webhook that names no key is signed with the auth token", async () => {
  assert.equal(await told(authToken, "HMAC_SHA1"), 200);
  assert.equal(await told(secret, "HMAC_SHA256"), 403);
});
