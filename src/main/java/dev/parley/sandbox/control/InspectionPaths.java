package dev.parley.sandbox.control;

import dev.parley.sandbox.page.PageView;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.BoundedHistory;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.RecordedCall;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Inspection of the sandbox: received calls and sent webhooks, as lists and one by one, conversations as the page shows
 * them, and the reset. The numbers are the ids of the page's {@linkplain dev.parley.sandbox.page.PageClients event
 * stream}.
 */
public final class InspectionPaths {
    private final World world;
    private final BoundedHistory<RecordedCall> calls;
    private final BoundedHistory<JsonObject> sent;
    private final Runnable reset;

    public InspectionPaths(
            World world, BoundedHistory<RecordedCall> calls, BoundedHistory<JsonObject> sent, Runnable reset) {
        this.world = world;
        this.calls = calls;
        this.sent = sent;
        this.reset = reset;
    }

    public void addTo(Paths paths) {
        paths.on(
                "GET",
                "/sandbox/calls",
                call -> ApiResponse.ok(new JsonArray(
                        calls.all().stream().map(RecordedCall::entry).toList())));
        paths.on(
                "GET",
                "/sandbox/calls/{Number}",
                call -> ApiResponse.ok(one(calls, "call", call).whole()));
        paths.on("GET", "/sandbox/webhooks", call -> ApiResponse.ok(new JsonArray(sent.all())));
        paths.on("GET", "/sandbox/webhooks/{Number}", call -> ApiResponse.ok(one(sent, "webhook", call)));
        paths.on("GET", "/sandbox/conversations/{ConversationSid}", this::conversation);
        paths.on("POST", "/sandbox/reset", call -> {
            reset.run();
            return ApiResponse.gone();
        });
    }

    private static <T> T one(BoundedHistory<T> history, String kind, ApiCall call) {
        String number = call.variable("Number");
        if (!number.matches("\\d{1,18}")) {
            throw ApiError.badParameter("\"" + ApiError.brief(number) + "\" is not the number of a " + kind + ".");
        }
        return history.find(Long.parseLong(number)).orElseThrow(() -> ApiError.notFound(kind, number));
    }

    private ApiResponse conversation(ApiCall call) {
        return ApiResponse.ok(PageView.whole(world.conversation(call.variable("ConversationSid"))));
    }
}
