package dev.parley.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation and all that is in it. */
final class Conversation extends Stored {
    static final String ACTIVE = "active";
    static final String INACTIVE = "inactive";
    static final String CLOSED = "closed";

    final Service service;
    final Map<String, Participant> participants = new LinkedHashMap<>();
    final Map<String, Message> messages = new LinkedHashMap<>();
    final Map<String, ScopedWebhook> webhooks = new LinkedHashMap<>();

    @Nullable
    String friendlyName;

    @Nullable
    String uniqueName;

    String messagingServiceSid = SandboxAccount.MESSAGING_SERVICE_SID;
    String attributes = "{}";
    String state = ACTIVE;
    /** Whose SDK client made it, {@code system} for everybody else. */
    String createdBy = Cause.SYSTEM;

    Timers timers = Timers.NONE;
    EmailBinding email = EmailBinding.NONE;

    private @Nullable Message lastMessage;
    private int nextIndex;

    Conversation(String sid, Instant created, Service service) {
        super(sid, created);
        this.service = service;
    }

    /** Returns one like it, for asking what becomes of it before it does. What is in it is not copied. */
    Conversation copy() {
        Conversation copy = new Conversation(sid, created, service);
        copy.updated = updated;
        copy.friendlyName = friendlyName;
        copy.uniqueName = uniqueName;
        copy.messagingServiceSid = messagingServiceSid;
        copy.attributes = attributes;
        copy.state = state;
        copy.timers = timers;
        copy.email = email;
        copy.createdBy = createdBy;
        return copy;
    }

    /** Checks a body against what the phones in it can take. The author's own gets nothing. */
    void checkBody(String author, String body) {
        Limits.checkBody(body);
        boolean hasPhones = participants.values().stream()
                .anyMatch(participant -> participant.isOnPhone() && !author.equals(participant.address));
        if (hasPhones) {
            Limits.checkText(body);
        }
    }

    boolean isClosed() {
        return state.equals(CLOSED);
    }

    /** Finds a participant by its SID or its identity. */
    Optional<Participant> participant(String sidOrIdentity) {
        Participant bySid = participants.get(sidOrIdentity);
        return bySid != null
                ? Optional.of(bySid)
                : participants.values().stream()
                        .filter(one -> sidOrIdentity.equals(one.identity))
                        .findFirst();
    }

    /** Finds the participant who writes under this name: an identity or an address. */
    Optional<Participant> author(String name) {
        return participants.values().stream()
                .filter(one -> name.equals(one.identity) || name.equals(one.address))
                .findFirst();
    }

    Optional<Participant> bound(String address, String proxyAddress) {
        return participants.values().stream()
                .filter(one -> one.isBound(address, proxyAddress))
                .findFirst();
    }

    /** Returns the message with the highest index. */
    @Nullable
    Message lastMessage() {
        return lastMessage;
    }

    /** Notes that a message was added. */
    void said(Message message) {
        lastMessage = message;
    }

    /** Notes that a message was removed: the one before it may be the last now. */
    void unsaid(Message message) {
        if (message == lastMessage) {
            lastMessage =
                    messages.values().stream().reduce((before, after) -> after).orElse(null);
        }
    }

    /** Returns the index of the next message. Indexes rise and are never given twice. */
    int takeIndex() {
        return nextIndex++;
    }

    @Override
    int wholeWeight() {
        int inside = 0;
        for (Map<String, ? extends Stored> things : List.of(participants, messages, webhooks)) {
            inside += things.values().stream().mapToInt(Stored::wholeWeight).sum();
        }
        return weight() + inside;
    }

    JsonObject json(String root) {
        String url = root + "/Conversations/" + sid;
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("chat_service_sid", service.sid)
                .put("messaging_service_sid", messagingServiceSid)
                .put("sid", sid)
                .put("friendly_name", friendlyName)
                .put("unique_name", uniqueName)
                .put("attributes", attributes)
                .put("state", state)
                .put("date_created", Dates.inSeconds(created))
                .put("date_updated", Dates.inSeconds(updated))
                .put("timers", timers.json())
                .put("url", url)
                .put(
                        "links",
                        new JsonObject()
                                .put("participants", url + "/Participants")
                                .put("messages", url + "/Messages")
                                .put("webhooks", url + "/Webhooks"))
                .put("bindings", email.json());
    }
}
