package dev.parley.sandbox.control;

import dev.parley.sandbox.page.Portrait;
import dev.parley.sandbox.rest.Answer;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.Called;
import dev.parley.sandbox.rest.Ledger;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What the sandbox says of itself: the calls it received and what it sent, in short and one by one, conversations as its page
 * shows them, and forgetting all of it. The numbers are those of the {@code Spectators}' stream.
 */
public final class OwnPaths {
    private final World world;
    private final Ledger<Called> calls;
    private final Ledger<JsonObject> sent;
    private final Runnable reset;

    public OwnPaths(World world, Ledger<Called> calls, Ledger<JsonObject> sent, Runnable reset) {
        this.world = world;
        this.calls = calls;
        this.sent = sent;
        this.reset = reset;
    }

    public void addTo(Paths paths) {
        paths.on(
                "GET",
                "/sandbox/calls",
                call -> Answer.ok(
                        new JsonArray(calls.all().stream().map(Called::entry).toList())));
        paths.on(
                "GET",
                "/sandbox/calls/{Number}",
                call -> Answer.ok(one(calls, "call", call).whole()));
        paths.on("GET", "/sandbox/webhooks", call -> Answer.ok(new JsonArray(sent.all())));
        paths.on("GET", "/sandbox/webhooks/{Number}", call -> Answer.ok(one(sent, "webhook", call)));
        paths.on("GET", "/sandbox/conversations/{ConversationSid}", this::conversation);
        paths.on("POST", "/sandbox/reset", call -> {
            reset.run();
            return Answer.gone();
        });
    }

    private static <T> T one(Ledger<T> ledger, String kind, ApiCall call) {
        String number = call.variable("Number");
        if (!number.matches("\\d{1,18}")) {
            throw Refusal.badParameter("\"" + Refusal.brief(number) + "\" is no number of a " + kind + ".");
        }
        return ledger.find(Long.parseLong(number)).orElseThrow(() -> Refusal.notFound(kind, number));
    }

    private Answer conversation(ApiCall call) {
        return Answer.ok(Portrait.whole(world.conversation(call.variable("ConversationSid"))));
    }
}
