package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.Sids;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.sync.SyncService;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation service: its conversations, users and roles, and its webhook configuration. */
public final class Service extends StoredResource {
    /** The maximum size of its name, push templates and webhook addresses; their updates do not check the capacity. */
    private static final int MAX_SETTINGS = 12 << 10;

    public final Map<String, Conversation> conversations = new LinkedHashMap<>();
    public final Map<String, User> users = new LinkedHashMap<>();
    public final Map<String, Role> roles = new LinkedHashMap<>();
    public final Map<String, Binding> bindings = new LinkedHashMap<>();
    /** The participants of its users, by identity. */
    public final MembershipIndex identities = new MembershipIndex();

    public final WebhookConfiguration webhooks = new WebhookConfiguration(null);
    public final ServiceConfiguration configuration;
    public final PushTemplates pushTemplates = new PushTemplates();
    final String friendlyName;
    /** The Sync objects of its SDK clients. */
    public final SyncService sync;

    /** Makes a service with its default roles; {@code roleSids} supplies their SIDs. */
    Service(String sid, Instant created, String friendlyName, Sids roleSids, SyncService sync) {
        super(sid, created);
        outgrow(MAX_SETTINGS);
        this.friendlyName = friendlyName;
        this.sync = sync;
        configuration = DefaultRoles.addTo(this, roleSids);
    }

    /** Finds a conversation by its SID or its unique name. */
    public Conversation conversation(String sidOrUniqueName) {
        Conversation bySid = conversations.get(sidOrUniqueName);
        return bySid != null
                ? bySid
                : named(sidOrUniqueName).orElseThrow(() -> ApiError.notFound("conversation", sidOrUniqueName));
    }

    public Optional<Conversation> named(String uniqueName) {
        return conversations.values().stream()
                .filter(conversation -> uniqueName.equals(conversation.uniqueName))
                .findFirst();
    }

    /** Finds a user by SID or identity. */
    public Optional<User> user(String sidOrIdentity) {
        User bySid = users.get(sidOrIdentity);
        return bySid != null
                ? Optional.of(bySid)
                : users.values().stream()
                        .filter(user -> user.identity.equals(sidOrIdentity))
                        .findFirst();
    }

    @Override
    public int estimatedTotalSize() {
        int inside = 0;
        for (Map<String, ? extends StoredResource> resources : List.of(conversations, users, roles, bindings)) {
            inside += resources.values().stream()
                    .mapToInt(StoredResource::estimatedTotalSize)
                    .sum();
        }
        return estimatedSize() + inside;
    }

    /** Adds the service's SID to the response of a call below it: only there does Twilio name it. */
    static JsonObject named(String root, JsonObject answer) {
        return root.contains("/Services/")
                ? answer.put("chat_service_sid", root.substring(root.lastIndexOf('/') + 1))
                : answer;
    }

    public JsonObject json(String base) {
        String url = base + "/v1/Services/" + sid;
        JsonObject links = new JsonObject();
        links.put("conversations", url + "/Conversations");
        links.put("users", url + "/Users");
        links.put("roles", url + "/Roles");
        links.put("bindings", url + "/Bindings");
        links.put("configuration", url + "/Configuration");
        links.put("participant_conversations", url + "/ParticipantConversations");
        links.put("conversation_with_participants", url + "/ConversationWithParticipants");
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("sid", sid)
                .put("friendly_name", friendlyName)
                .put("date_created", TimeFormats.inSeconds(created))
                .put("date_updated", TimeFormats.inSeconds(updated))
                .put("url", url)
                .put("links", links);
    }
}
