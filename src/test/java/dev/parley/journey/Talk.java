package dev.parley.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.rest.SandboxAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One conversation: what a visitor says in it happens in the sandbox at once, whether or not Parley lives, and Parley is told
 * of it in order, each event when the one before was accepted. It is the sender's record of what was accepted.
 */
final class Talk {
    private final Wire wire;
    private final int number;
    private final CompletableFuture<String> sid;
    private final List<Told> accepted = new ArrayList<>();
    private CompletableFuture<?> happening;
    private CompletableFuture<Void> telling;
    private int said;

    /** Opens a conversation in the sandbox and tells Parley of it. */
    Talk(Wire wire, int number) {
        this.wire = wire;
        this.number = number;
        CompletableFuture<JsonNode> opened = wire.twilio("/v1/Conversations", Map.of("FriendlyName", "talk " + number));
        sid = opened.thenApply(conversation -> conversation.path("sid").asText());
        happening = sid;
        telling = opened.thenApply(Talk::conversationAdded).thenCompose(this::tell);
    }

    /** Says one thing more. */
    synchronized void say() {
        String words = "message %d of talk %d".formatted(said++, number);
        CompletableFuture<JsonNode> message = happening
                .thenCombine(sid, (before, conversation) -> conversation)
                .thenCompose(conversation -> wire.twilio(
                        "/v1/Conversations/" + conversation + "/Messages", Map.of("Author", "visitor", "Body", words)));
        happening = message;
        telling = telling.thenCombine(message, (before, added) -> messageAdded(added))
                .thenCompose(this::tell);
    }

    private CompletableFuture<Void> tell(Told told) {
        return wire.tellUntilAccepted(told).thenRun(() -> {
            synchronized (accepted) {
                accepted.add(told);
            }
        });
    }

    /** Completes when all that was said until now has been accepted. */
    synchronized CompletableFuture<Void> acceptedAll() {
        return telling;
    }

    /** Returns the conversation's SID; to be asked for when something was accepted. */
    String sid() {
        return sid.join();
    }

    int number() {
        return number;
    }

    synchronized int said() {
        return said;
    }

    /** Returns the messages that were accepted, in order. */
    List<Told> acceptedMessages() {
        synchronized (accepted) {
            return accepted.isEmpty() ? List.of() : List.copyOf(accepted.subList(1, accepted.size()));
        }
    }

    @Nullable
    Told last() {
        synchronized (accepted) {
            return accepted.size() < 2 ? null : accepted.get(accepted.size() - 1);
        }
    }

    private static Told conversationAdded(JsonNode conversation) {
        Map<String, String> form = common("onConversationAdded", conversation.path("sid"));
        form.put("DateCreated", conversation.path("date_created").asText());
        form.put("FriendlyName", conversation.path("friendly_name").asText());
        form.put("State", conversation.path("state").asText());
        form.put("Attributes", conversation.path("attributes").asText());
        return told(form);
    }

    private static Told messageAdded(JsonNode message) {
        Map<String, String> form = common("onMessageAdded", message.path("conversation_sid"));
        form.put("MessageSid", message.path("sid").asText());
        form.put("Index", message.path("index").asText());
        form.put("DateCreated", message.path("date_created").asText());
        form.put("Body", message.path("body").asText());
        form.put("Author", message.path("author").asText());
        form.put("Attributes", message.path("attributes").asText());
        return told(form);
    }

    private static Map<String, String> common(String type, JsonNode conversation) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("EventType", type);
        form.put("AccountSid", SandboxAccount.ACCOUNT_SID);
        form.put("ChatServiceSid", SandboxAccount.CONVERSATIONS_SERVICE_SID);
        form.put("RetryCount", "0");
        form.put("Source", "SDK");
        form.put("ClientIdentity", "visitor");
        form.put("ConversationSid", conversation.asText());
        return form;
    }

    private static Told told(Map<String, String> form) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        form.forEach((name, value) -> fields.put(name, List.of(value)));
        return Told.of(String.valueOf(form.get("EventType")), new FormParameters(fields));
    }
}
