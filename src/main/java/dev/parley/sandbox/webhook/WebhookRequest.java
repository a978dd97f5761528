package dev.parley.sandbox.webhook;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import dev.parley.sandbox.rest.SandboxAccount;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to somebody who listens. Sent again it is the same, token included: that is how Twilio lets repeats be known.
 *
 * @param url as it is signed and called, with the form in its query for GET
 * @param event what it is called in the list of what was sent
 * @param token the {@code I-Twilio-Idempotency-Token}
 * @param key what signs it
 * @param overrides how long it waits for an answer, and after what it is sent again
 * @param fault the kind of fault that struck it
 */
record WebhookRequest(
        boolean isGet,
        String url,
        String event,
        FormParameters form,
        String token,
        String key,
        ConnectionOverrides overrides,
        @Nullable String fault) {
    /** Makes a letter; {@code method} is {@code POST}, or {@code GET} to send the form in the query, in any case. */
    static WebhookRequest of(String method, String address, String event, FormParameters form) {
        boolean isGet = method.equalsIgnoreCase("GET");
        String url = isGet ? withQuery(plain(address), form) : plain(address);
        ConnectionOverrides overrides = form.first("MessageStatus") == null
                ? ConnectionOverrides.OF_CONVERSATIONS
                : ConnectionOverrides.ofMessaging(address);
        return new WebhookRequest(
                isGet, url, event, form, UUID.randomUUID().toString(), SandboxAccount.AUTH_TOKEN, overrides, null);
    }

    private static String withQuery(String url, FormParameters form) {
        return url + (url.contains("?") ? "&" : "?") + form.encode();
    }

    /** Returns the address as Twilio signs and calls it: without fragment, user and password. */
    private static String plain(String address) {
        int fragment = address.indexOf('#');
        String url = fragment < 0 ? address : address.substring(0, fragment);
        return url.replaceFirst("^(https?://)[^/?#@]*@", "$1");
    }

    WebhookRequest withFault(String kind) {
        return new WebhookRequest(isGet, url, event, form, token, key, overrides, kind);
    }

    /** Returns the same, signed with a token that is not the account's. */
    WebhookRequest withBadSignature() {
        return new WebhookRequest(isGet, url, event, form, token, "not-" + key, overrides, fault);
    }

    String signature() {
        return Signature.of(key, url, isGet ? FormParameters.NONE : form);
    }

    /** Returns whether somebody waits for the answer. */
    boolean isHook() {
        return EventNames.HOOKS.contains(event);
    }

    /** Returns what it belongs with: the conversation, or the text. */
    String laneKey() {
        String conversation = form.first("ConversationSid");
        return conversation == null ? String.valueOf(form.first("MessageSid")) : conversation;
    }
}
