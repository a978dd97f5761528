/** An error response of the sandbox, with its message. */
export class Refused extends Error {}

/** Gets JSON. */
export function get(path) {
  return call(path, {});
}

/** Posts a form and returns the JSON that is answered. */
export function post(path, fields = {}, headers = {}) {
  return call(path, { method: 'POST', body: new URLSearchParams(fields), headers });
}

/** Deletes. */
export function remove(path) {
  return call(path, { method: 'DELETE' });
}

/** Adds a participant to a conversation, by the same call that an application makes. */
export function addParticipant(conversation, identity) {
  return post(`/v1/Conversations/${conversation}/Participants`, { Identity: identity }, {
    'Authorization': 'Basic ' + btoa('AC' + '0'.repeat(32) + ':sandbox-auth-token'),
    'X-Twilio-Webhook-Enabled': 'true',
  });
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, { cache: 'no-store', ...options });
  } catch {
    throw new Refused('The sandbox does not answer. Is it running?');
  }
  const text = await response.text();
  if (!response.ok) {
    throw new Refused(messageOf(text) ?? `The sandbox answered ${response.status}.`);
  }
  return text ? JSON.parse(text) : null;
}

function messageOf(text) {
  try {
    return JSON.parse(text).message;
  } catch {
    return undefined;
  }
}
