package dev.parley.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The one conversation service, which is also the account's default one. Left out: making and deleting services.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/service-resource">Twilio: services</a>
 */
final class Services {
    private final World world;

    Services(World world) {
        this.world = world;
    }

    void addTo(Paths paths) {
        paths.on("GET", "/v1/Services/{Sid}", call -> {
            checkSid(call.variable("Sid"));
            return Answer.ok(json(call.base()));
        });
        paths.on("GET", "/v1/Services", call -> new Paging<>(call, 100, List.of(new Service()))
                .answer("services", service -> json(call.base())));
    }

    /** Refuses every service but ours. */
    static void checkSid(String sid) {
        if (!sid.equals(SandboxAccount.CONVERSATIONS_SERVICE_SID)) {
            throw Refusal.notFound("service", sid);
        }
    }

    /** Adds the service to an answer that was asked for below it: there, and only there, Twilio names it. */
    static JsonObject named(String root, JsonObject answer) {
        return root.endsWith(SandboxAccount.CONVERSATIONS_SERVICE_SID)
                ? answer.put("chat_service_sid", SandboxAccount.CONVERSATIONS_SERVICE_SID)
                : answer;
    }

    private JsonObject json(String base) {
        String url = base + "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID;
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
                .put("sid", SandboxAccount.CONVERSATIONS_SERVICE_SID)
                .put("friendly_name", "Sandbox")
                .put("date_created", Dates.inSeconds(world.born))
                .put("date_updated", Dates.inSeconds(world.born))
                .put("url", url)
                .put("links", links);
    }

    /** The service as a thing in a list. */
    private final class Service extends Stored {
        Service() {
            super(SandboxAccount.CONVERSATIONS_SERVICE_SID, world.born);
        }
    }
}
