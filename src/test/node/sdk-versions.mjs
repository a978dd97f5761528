// In what the versions of the SDK differ. Nothing else here knows that there are several.
import { createRequire } from "node:module";

const packages = {
  "3.0.1": "@twilio/conversations",
  "2.6.0": "conversations-2-6",
  "2.1.0": "conversations-2-1",
};

/** The form that browsers and Node have: older SDKs put one of their own in its place. */
export const { FormData } = globalThis;

/** The version that this run is about. SdkTest says which. */
export const version = process.env.SDK_VERSION ?? "3.0.1";
export const { Client } = createRequire(import.meta.url)(packages[version]);

/** Looks at a conversation without being in it. 2.1 has one method for this and for finding one's own. */
export function peek(client, sid) {
  return client.peekConversationBySid?.(sid) ?? client.getConversationBySid(sid);
}

/** Asks at once for where everything that is attached to a message lies. 2.1 knows one way, by medium. */
export async function urlsOfMedia(message) {
  if (message.getTemporaryContentUrlsForAttachedMedia) {
    return message.getTemporaryContentUrlsForAttachedMedia();
  }
  const media = await message.attachTemporaryUrlsFor(message.attachedMedia);
  return new Map(await Promise.all(media.map(async (one) => [one.sid, await one.getContentTemporaryUrl()])));
}

/** Asks for content templates, of which 2.1 knows nothing: there it is nothing that anybody asks. */
export async function contentTemplates(client) {
  return client.getContentTemplates ? client.getContentTemplates() : [];
}
