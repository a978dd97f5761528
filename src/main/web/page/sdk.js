const LOCAL = '/sandbox/sdk/twilio-conversations.min.js';

/** The same release, from Twilio; for a Parley that was built without npm. */
const TWILIOS = 'https://sdk.twilio.com/js/conversations/releases/3.0.1/twilio-conversations.min.js';

/** The hash of npm's file; Twilio documents both as the same for 3.0.0. The browser runs nothing else from there. */
const INTEGRITY = 'sha384-kso7L24LP2oF6IQnA8N+gQcYRAdb5p9tJjHyFY6CKXWh8+c0QRKS81Ku3BlSCmsr';

/** The page makes no other script from a text, and the browser holds it to that. */
const policy = window.trustedTypes?.createPolicy('sdk', { createScriptURL: (url) => url }) ?? { createScriptURL: (url) => url };

let loaded = null;

/** Loads the official SDK once, for the first chat. */
export function loadSdk() {
  loaded ??= load(LOCAL)
    .then(() => say('Chats with @twilio/conversations 3.0.1, as npm has it.'))
    .catch(() => load(TWILIOS, INTEGRITY).then(() => say(`Chats with ${TWILIOS}: this Parley was built without npm.`)))
    .then(() => window.Twilio.Conversations)
    .catch(() => {
      loaded = null;
      throw new Error('The SDK could not be loaded: this Parley was built without npm, and Twilio is out of reach.');
    });
  return loaded;
}

function load(url, integrity) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    if (integrity) {
      script.integrity = integrity;
      script.crossOrigin = 'anonymous';
    }
    script.src = policy.createScriptURL(url);
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

function say(words) {
  document.getElementById('sdk-source').textContent = words;
}
