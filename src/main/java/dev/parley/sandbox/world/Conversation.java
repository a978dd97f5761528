package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation with its participants, messages and webhooks. */
public final class Conversation extends StoredResource {
    public static final String ACTIVE = "active";
    public static final String INACTIVE = "inactive";
    public static final String CLOSED = "closed";

    public final Service service;
    public final Map<String, Participant> participants = new LinkedHashMap<>();
    public final Map<String, Message> messages = new LinkedHashMap<>();
    public final Map<String, ScopedWebhook> webhooks = new LinkedHashMap<>();

    @Nullable
    public String friendlyName;

    @Nullable
    public String uniqueName;

    public String messagingServiceSid = SandboxAccount.MESSAGING_SERVICE_SID;
    public String attributes = "{}";
    public String state = ACTIVE;
    /** The identity of its creator, {@code system} unless an SDK client. */
    public String createdBy = Actor.SYSTEM;

    public ConversationTimers timers = ConversationTimers.NONE;
    public EmailBinding email = EmailBinding.NONE;

    private @Nullable Message lastMessage;
    private int nextIndex;

    Conversation(String sid, Instant created, Service service) {
        super(sid, created);
        this.service = service;
    }

    /** Returns a copy for a pre-action webhook, without participants, messages and webhooks. */
    public Conversation copy() {
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

    /** Checks a body against the limit of its phones. The author's own phone gets no text. */
    public void checkBody(String author, String body) {
        Limits.checkBody(body);
        boolean hasPhones = participants.values().stream()
                .anyMatch(participant -> participant.isOnPhone() && !author.equals(participant.address));
        if (hasPhones) {
            Limits.checkText(body);
        }
    }

    public boolean isClosed() {
        return state.equals(CLOSED);
    }

    /** Finds a participant by its SID or its identity. */
    public Optional<Participant> participant(String sidOrIdentity) {
        Participant bySid = participants.get(sidOrIdentity);
        return bySid != null
                ? Optional.of(bySid)
                : participants.values().stream()
                        .filter(one -> sidOrIdentity.equals(one.identity))
                        .findFirst();
    }

    /** Finds the participant with this author name: an identity or an address. */
    public Optional<Participant> author(String name) {
        return participants.values().stream()
                .filter(one -> name.equals(one.identity) || name.equals(one.address))
                .findFirst();
    }

    public Optional<Participant> bound(String address, String proxyAddress) {
        return participants.values().stream()
                .filter(one -> one.isBound(address, proxyAddress))
                .findFirst();
    }

    /** Returns the message with the highest index. */
    @Nullable
    public Message lastMessage() {
        return lastMessage;
    }

    /** Updates the last message after an addition. */
    public void messageAdded(Message message) {
        lastMessage = message;
    }

    /** Updates the last message after a removal. */
    public void messageRemoved(Message message) {
        if (message == lastMessage) {
            lastMessage =
                    messages.values().stream().reduce((before, after) -> after).orElse(null);
        }
    }

    /** Returns the index of the next message. Indexes rise and are never reused. */
    int takeIndex() {
        return nextIndex++;
    }

    @Override
    public int estimatedTotalSize() {
        int inside = 0;
        for (Map<String, ? extends StoredResource> resources : List.of(participants, messages, webhooks)) {
            inside += resources.values().stream()
                    .mapToInt(StoredResource::estimatedTotalSize)
                    .sum();
        }
        return estimatedSize() + inside;
    }

    public JsonObject json(String root) {
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
                .put("date_created", TimeFormats.inSeconds(created))
                .put("date_updated", TimeFormats.inSeconds(updated))
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
