package dev.parley.sandbox.webhook;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import dev.parley.sandbox.rest.SandboxAccount;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request of a webhook. A retry is the same, with the same token, by which receivers recognise repeats.
 *
 * @param url as signed and called, with the form in its query for GET
 * @param event its name in the list of sent webhooks
 * @param token the {@code I-Twilio-Idempotency-Token}
 * @param key the signing key
 * @param overrides its timeouts and retries
 * @param fault the kind of the injected fault
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
    /** Makes a request; {@code method} is {@code POST}, or {@code GET} to send the form in the query, in any case. */
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

    /** Returns whether it is a pre-action webhook. */
    boolean isHook() {
        return EventNames.HOOKS.contains(event);
    }

    /** Returns its conversation or text, within which order matters. */
    String laneKey() {
        String conversation = form.first("ConversationSid");
        return conversation == null ? String.valueOf(form.first("MessageSid")) : conversation;
    }
}
