package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A webhook of one conversation: an address, an address with keywords, or a Studio flow. */
public final class ScopedWebhook extends StoredResource {
    public static final String WEBHOOK = "webhook";
    public static final String TRIGGER = "trigger";
    public static final String STUDIO = "studio";

    public final Conversation conversation;
    public final String target;

    @Nullable
    public String url;

    public String method = "post";
    public List<String> filters = List.of();
    public List<String> triggers = List.of();

    @Nullable
    public String flowSid;

    @Nullable
    public Integer replayAfter;

    public ScopedWebhook(String sid, Instant created, Conversation conversation, String target) {
        super(sid, created);
        this.conversation = conversation;
        this.target = target;
    }

    /** Returns whether an event and its message match its filters and keywords. */
    public boolean wants(String event, @Nullable Message message) {
        boolean isNewMessage = message != null && event.equals("onMessageAdded");
        return switch (target) {
            case TRIGGER -> isNewMessage && message != null && isTriggeredBy(message.body);
            // A flow gets messages only, whatever its filters name.
            case STUDIO -> isNewMessage && (filters.isEmpty() || filters.contains(event));
            default -> filters.contains(event);
        };
    }

    private boolean isTriggeredBy(String body) {
        String lowerBody = body.toLowerCase(Locale.ROOT);
        return triggers.stream().anyMatch(keyword -> lowerBody.contains(keyword.toLowerCase(Locale.ROOT)));
    }

    public JsonObject json(String root) {
        return Service.named(
                root,
                new JsonObject()
                        .put("sid", sid)
                        .put("account_sid", SandboxAccount.ACCOUNT_SID)
                        .put("conversation_sid", conversation.sid)
                        .put("target", target)
                        .put("url", root + "/Conversations/" + conversation.sid + "/Webhooks/" + sid)
                        .put("configuration", configuration())
                        .put("date_created", TimeFormats.inSeconds(created))
                        .put("date_updated", TimeFormats.inSeconds(updated)));
    }

    private JsonObject configuration() {
        JsonObject configuration = new JsonObject();
        if (target.equals(STUDIO)) {
            configuration.put("flow_sid", flowSid);
        } else {
            configuration.put("url", url).put("method", method);
        }
        if (!filters.isEmpty()) {
            configuration.put("filters", new JsonArray(filters));
        }
        if (!triggers.isEmpty()) {
            configuration.put("triggers", new JsonArray(triggers));
        }
        if (replayAfter != null) {
            configuration.put("replay_after", replayAfter);
        }
        return configuration;
    }
}
