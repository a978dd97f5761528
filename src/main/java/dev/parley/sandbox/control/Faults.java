package dev.parley.sandbox.control;

import dev.parley.sandbox.fault.Armed;
import dev.parley.sandbox.fault.Arsenal;
import dev.parley.sandbox.fault.CallFault;
import dev.parley.sandbox.fault.CallPattern;
import dev.parley.sandbox.fault.EventPattern;
import dev.parley.sandbox.fault.WebhookFault;
import dev.parley.sandbox.rest.Answer;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.time.Alarms;
import dev.parley.sandbox.webhook.Mishaps;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets things go wrong on demand: {@code POST /sandbox/faults} arms a fault, {@code GET} lists what is armed, {@code DELETE}
 * disarms all of it, or one by its {@code /{Id}}. Of several that fit, the oldest strikes.
 *
 * <p>Form fields read: {@code Times} (1), and of a fault of calls, by REST or inside an SDK's socket, {@code Path} (how
 * it begins; {@code *} or {@code {Name}} stands for one of its parts), {@code Method} (absent: any) and {@code Kind}:
 *
 * <ul>
 *   <li>{@code error}, or absent: {@code Status} (400 to 599), {@code Code} (absent: 20000 and the status),
 *       {@code RetryAfter} (seconds), {@code Html} (true: a page, as a proxy on the way would answer), {@code Applied} (true:
 *       the call is carried out, and answered with the error all the same)
 *   <li>{@code slow}: {@code DelayMillis}
 *   <li>{@code dropped}: the connection ends without an answer, of a call by an SDK its socket; {@code Applied}
 * </ul>
 *
 * <p>Of a fault of webhooks and status callbacks {@code Event} (a name, {@code onMessageAdded}; a status, {@code delivered};
 * {@code *} for any) and {@code Kind}: {@code twice}, {@code out-of-order} (behind the next of the same conversation),
 * {@code late} with {@code DelayMillis}, {@code bad-signature}, {@code dropped}.
 *
 * <p>The list is an array, the newest last. Each has {@code id}, {@code kind}, {@code method}, {@code path}, {@code event},
 * {@code status}, {@code code}, {@code retry_after}, {@code html}, {@code applied}, {@code delay_millis} ({@code null} where
 * it does not apply), {@code times} (how often it still strikes) and {@code struck} (how often it has). All of this is the
 * sandbox's own: Twilio has nothing like it.
 */
public final class Faults {
    private static final int MAX_FAULTS = 100;
    /** Calls that wait at once, each with a body of up to a mebibyte; what comes on top is not slow. */
    private static final int MAX_WAITING = 200;

    private static final List<String> FIELDS = List.of(
            "id",
            "kind",
            "method",
            "path",
            "event",
            "status",
            "code",
            "retry_after",
            "html",
            "applied",
            "delay_millis",
            "times",
            "struck");

    private final Alarms alarms;
    private final Arsenal<CallPattern, CallFault> ofCalls = new Arsenal<>();
    private final Arsenal<EventPattern, WebhookFault> ofWebhooks;
    private final Ways ways = new Ways();
    private int lastId;

    public Faults(Alarms alarms, Mishaps mishaps) {
        this.alarms = alarms;
        this.ofWebhooks = mishaps.armed();
    }

    public void addTo(Paths paths) {
        paths.on("POST", "/sandbox/faults", this::arm);
        paths.on("GET", "/sandbox/faults", call -> Answer.ok(armed()));
        paths.on("DELETE", "/sandbox/faults", call -> {
            clear();
            return Answer.gone();
        });
        paths.on("DELETE", "/sandbox/faults/{Id}", this::disarm);
    }

    public void clear() {
        ofCalls.clear();
        ofWebhooks.clear();
    }

    /** Answers as the first fault that fits has it, else with what the work answers. */
    public Future<Answer> insteadOf(ApiCall call, Supplier<Future<Answer>> work) {
        return ofCalls.strike(pattern -> pattern.fits(call.method(), call.path()))
                .map(fault -> fault.strike(work, ways))
                .orElseGet(work);
    }

    private Answer arm(ApiCall call) {
        if (ofCalls.size() + ofWebhooks.size() >= MAX_FAULTS) {
            throw new Refusal(
                    429, 20429, "There are " + MAX_FAULTS + " faults already. DELETE /sandbox/faults ends them.");
        }
        FaultForm form = new FaultForm(call.form());
        if (form.isForWebhooks()) {
            var armed = new Armed<>(lastId + 1, form.webhooks(), form.webhookFault(), form.times());
            ofWebhooks.add(armed);
            lastId++;
            return Answer.created(ofWebhooks(armed));
        }
        var armed = new Armed<>(lastId + 1, form.calls(), form.callFault(), form.times());
        ofCalls.add(armed);
        lastId++;
        return Answer.created(ofCalls(armed));
    }

    private JsonArray armed() {
        return new JsonArray(Stream.concat(
                        ofCalls.all().stream().map(Faults::ofCalls),
                        ofWebhooks.all().stream().map(Faults::ofWebhooks))
                .sorted(Comparator.comparing((JsonObject fault) -> fault.getInteger("id")))
                .toList());
    }

    private Answer disarm(ApiCall call) {
        String id = call.variable("Id");
        boolean isNumber = id.matches("\\d{1,9}");
        if (!isNumber || !(ofCalls.disarm(Integer.parseInt(id)) || ofWebhooks.disarm(Integer.parseInt(id)))) {
            throw Refusal.notFound("fault", id);
        }
        return Answer.gone();
    }

    private static JsonObject ofCalls(Armed<CallPattern, CallFault> armed) {
        return json(armed, armed.fault().json())
                .put("method", armed.where().method())
                .put("path", armed.where().written());
    }

    private static JsonObject ofWebhooks(Armed<EventPattern, WebhookFault> armed) {
        return json(armed, armed.fault().json()).put("event", armed.where().event());
    }

    private static JsonObject json(Armed<?, ?> armed, JsonObject fault) {
        JsonObject json = new JsonObject();
        FIELDS.forEach(json::putNull);
        return json.mergeIn(fault)
                .put("id", armed.id())
                .put("times", armed.times())
                .put("struck", armed.struck());
    }

    /** How a call can go wrong. */
    private final class Ways implements CallFault.Ways<Answer> {
        private static final String ASKED_FOR = "This error was asked for with POST /sandbox/faults.";
        private int waiting;

        @Override
        public Answer failure(CallFault.Failure failure) {
            Integer retryAfter = failure.retryAfter();
            Answer answer = failure.isHtml()
                    ? page(failure.status())
                    : new Refusal(failure.status(), failure.code(), ASKED_FOR).answer();
            return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
        }

        private Answer page(int status) {
            String html = "<!doctype html><html><head><title>" + status + "</title></head><body><h1>" + status
                    + "</h1><p>" + ASKED_FOR + "</p></body></html>";
            return new Answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), Buffer.buffer(html));
        }

        @Override
        public Answer hangUp() {
            return Answer.HANG_UP;
        }

        @Override
        public Future<Void> pause(Duration delay) {
            if (waiting >= MAX_WAITING) {
                return Future.succeededFuture();
            }
            waiting++;
            return alarms.after(delay)
                    .onComplete(end -> waiting--)
                    .recover(forgotten -> Future.failedFuture(
                            new Refusal(503, 20503, "This call was slow, and the sandbox was reset meanwhile.")));
        }
    }
}
