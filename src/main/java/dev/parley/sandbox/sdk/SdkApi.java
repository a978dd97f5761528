package dev.parley.sandbox.sdk;

import dev.parley.sandbox.change.SyncShapes;
import dev.parley.sandbox.control.FaultPaths;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.BoundedHistory;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.RecordedCall;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.twilsock.SocketResponse;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The API of SDK clients, {@code /Client/v2/…} inside the socket. It is the REST API of their service in JSON: each
 * request becomes a REST call with the client as actor, so that checks, hooks and effects are the same. Responses also
 * name the Sync objects of a resource.
 *
 * <p>Twilio documents none of this: it is what the JavaScript SDK sends and reads. Left out: content templates, the
 * recipients of e-mail, channel metadata.
 */
public final class SdkApi {
    static final String PREFIX = "/Client/v2/";

    private static final String SERVICE = PREFIX + "{ChatServiceSid}";
    private static final String CONVERSATION = "/Conversations/{ConversationSid}";
    private static final int PAGE = 100;

    private final World world;
    private final Paths rest;
    private final FaultPaths faults;
    private final BoundedHistory<RecordedCall> calls;
    private final Paths paths = new Paths(call -> {});

    public SdkApi(World world, Paths rest, FaultPaths faults, BoundedHistory<RecordedCall> calls) {
        this.world = world;
        this.rest = rest;
        this.faults = faults;
        this.calls = calls;
        addPaths();
    }

    private void addPaths() {
        paths.on("GET", SERVICE + "/MyConversations", this::myConversations);
        membership("GET", SERVICE + "/MyConversations/{ConversationSid}");
        membership("POST", SERVICE + "/MyConversations/{ConversationSid}");
        same("POST", "/Conversations", this::conversation);
        same("GET", CONVERSATION, this::conversation);
        same("POST", CONVERSATION, this::conversation);
        same("DELETE", CONVERSATION);
        same("POST", CONVERSATION + "/Participants");
        same("POST", CONVERSATION + "/Participants/{Sid}");
        same("DELETE", CONVERSATION + "/Participants/{Sid}");
        same("POST", CONVERSATION + "/Messages");
        same("POST", CONVERSATION + "/Messages/{MessageSid}");
        same("DELETE", CONVERSATION + "/Messages/{MessageSid}");
        same("GET", CONVERSATION + "/Messages/{MessageSid}/Receipts", (call, page) -> SdkPaging.shown(page));
        same("GET", "/Users/{UserSid}", this::user);
        same("POST", "/Users/{UserSid}", this::user);
        paths.on("GET", SERVICE + "/ContentTemplates", call -> SdkPaging.page("templates", new JsonArray(), null));
    }

    /** Adds a path that answers at once. The call has the service. */
    void on(String method, String template, Function<ApiCall, ApiResponse> handler) {
        paths.on(method, SERVICE + template, handler);
    }

    private void same(String method, String template) {
        same(method, template, (call, answer) -> answer);
    }

    /** Adds a path that forwards to the same one of the REST API. */
    private void same(String method, String template, BiFunction<ApiCall, JsonObject, JsonObject> more) {
        paths.later(method, SERVICE + template, call -> asRest(call, tail(call), answer -> more.apply(call, answer)));
    }

    private void membership(String method, String template) {
        paths.later(
                method,
                template,
                call -> asRest(
                        call,
                        "/Users/" + escaped(identity(call)) + "/Conversations/"
                                + escaped(call.variable("ConversationSid")),
                        answer -> membership(call, answer)));
    }

    /** Answers a request of a client of that service, with Twilio's status and JSON, or with a matching fault. */
    Future<SocketResponse> answer(Service service, ApiCall call) {
        ApiCall inService = new ApiCall(
                call.method(),
                PREFIX + service.sid + "/" + call.path().substring(PREFIX.length()),
                call.base(),
                call.query().fields(),
                call.form().fields(),
                call.actor());
        Instant at = world.now();
        return faults.insteadOf(call, () -> attempt(inService))
                .onSuccess(answer -> calls.add(call.record(at, world.now(), answer), call.estimatedSize()))
                .map(answer -> answer.isHangUp()
                        ? SocketResponse.HANG_UP
                        : new SocketResponse(answer.status(), answer.body()));
    }

    private Future<ApiResponse> attempt(ApiCall call) {
        return Future.succeededFuture(call)
                .compose(paths::answer)
                .recover(failure -> failure instanceof ApiError error
                        ? Future.succeededFuture(error.answer())
                        : Future.failedFuture(failure));
    }

    private Future<ApiResponse> asRest(ApiCall call, String tail, UnaryOperator<JsonObject> more) {
        ApiCall same = new ApiCall(
                call.method(),
                "/v1/Services/" + call.variable("ChatServiceSid") + tail,
                call.base(),
                call.query().fields(),
                call.form().fields(),
                call.actor());
        return rest.answer(same)
                .map(answer -> answer.body().length() == 0
                        ? answer
                        : ApiResponse.json(
                                answer.status(), more.apply(withSocketAddresses(call, new JsonObject(answer.body())))));
    }

    /** Rewrites addresses in a response to those inside the socket. */
    private static JsonObject withSocketAddresses(ApiCall call, JsonObject answer) {
        String root = call.base() + "/v1/Services/" + call.variable("ChatServiceSid") + "/";
        if (answer.getValue("url") instanceof String url) {
            answer.put("url", url.replace(root, call.base() + PREFIX));
        }
        if (answer.getValue("links") instanceof JsonObject links) {
            links.forEach(link -> link.setValue(String.valueOf(link.getValue()).replace(root, call.base() + PREFIX)));
        }
        return answer;
    }

    private JsonObject conversation(ApiCall call, JsonObject answer) {
        Conversation conversation = world.service(call).conversation(answer.getString("sid"));
        return dated(answer, conversation)
                .put("created_by", conversation.createdBy)
                .put("participants_count", conversation.participants.size())
                .put("messages_count", conversation.messages.size())
                .put("sync_objects", SyncShapes.objects(conversation));
    }

    private JsonObject membership(ApiCall call, JsonObject answer) {
        Conversation conversation = world.service(call).conversation(answer.getString("conversation_sid"));
        return dated(answer, conversation)
                .put("status", "joined")
                .put("sync_objects", SyncShapes.objects(conversation));
    }

    /** Sets times with milliseconds, as Sync does: an SDK takes a difference for an update. */
    private static JsonObject dated(JsonObject answer, Conversation conversation) {
        return answer.put("date_created", TimeFormats.inMilliseconds(conversation.created))
                .put("date_updated", TimeFormats.inMilliseconds(conversation.updated));
    }

    private JsonObject user(ApiCall call, JsonObject answer) {
        return world.service(call)
                .user(answer.getString("identity"))
                .map(user -> answer.put("sync_objects", new JsonObject().put("user_info_map", SyncShapes.info(user))))
                .orElse(answer);
    }

    private ApiResponse myConversations(ApiCall call) {
        List<Participant> all = world.service(call).identities.of(identity(call));
        Integer token = call.query().integer("PageToken");
        int start = token == null ? 0 : Math.max(0, Math.min(token, all.size()));
        int end = Math.min(all.size(), start + PAGE);
        JsonArray page = new JsonArray();
        all.subList(start, end).forEach(participant -> page.add(listed(participant)));
        return SdkPaging.page("conversations", page, end < all.size() ? Integer.toString(end) : null);
    }

    private static JsonObject listed(Participant participant) {
        return new JsonObject()
                .put("conversation_sid", participant.conversation.sid)
                .put("status", "joined")
                .put("last_read_message_index", participant.read.index())
                .put("notification_level", participant.notificationLevel)
                .put("sync_objects", SyncShapes.objects(participant.conversation));
    }

    private static String identity(ApiCall call) {
        return call.actor().author();
    }

    private static String tail(ApiCall call) {
        String root = PREFIX + call.variable("ChatServiceSid");
        return call.path().substring(root.length());
    }

    private static String escaped(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
