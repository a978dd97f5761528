// Where the running Parley is. NodeClientsTest starts one and says so in the environment.
import twilio from "twilio";

export const parley = process.env.PARLEY_URL ?? "http://127.0.0.1:8080";
export const sandbox = process.env.SANDBOX_URL ?? "http://127.0.0.1:8100";
export const serviceSid = "IS" + "0".repeat(32);
export const flowSid = "FW" + "0".repeat(32);

const accountSid = "AC" + "0".repeat(32);

/** Twilio's own client, unmodified but for where its requests go: every host of Twilio's is the sandbox. */
class ToSandbox extends twilio.RequestClient {
  async request(options) {
    const url = new URL(options.uri);
    if (!url.hostname.endsWith(".twilio.com") && url.origin !== sandbox) {
      throw new Error(`${url.origin} is neither Twilio's nor the sandbox's`);
    }
    return super.request({ ...options, uri: sandbox + url.pathname + url.search });
  }
}

/** @param {string} authToken the sandbox has one account with one auth token; another one is wrong */
export function client(authToken = "sandbox-auth-token") {
  return twilio(accountSid, authToken, { httpClient: new ToSandbox() });
}

/** Returns the claims of an access token, not verified: the tests in Java do that. */
export function claims(token) {
  return JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString("utf8"));
}
