package dev.parley.sandbox.control;

import dev.parley.sandbox.fault.ArmedFault;
import dev.parley.sandbox.fault.CallFault;
import dev.parley.sandbox.fault.CallPattern;
import dev.parley.sandbox.fault.EventPattern;
import dev.parley.sandbox.fault.FaultRegistry;
import dev.parley.sandbox.fault.WebhookFault;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.time.Timers;
import dev.parley.sandbox.webhook.WebhookFaults;
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
 * Injects faults on demand: {@code POST /sandbox/faults} arms a fault, {@code GET} lists what is armed, {@code DELETE}
 * disarms all of it, or one by its {@code /{Id}}. Of several that match, the oldest is injected.
 *
 * <p>Form fields read: {@code Times} (1), and for a fault of calls, by REST or inside an SDK's socket, {@code Path} (a
 * prefix; {@code *} or {@code {Name}} matches any one segment), {@code Method} (absent: any) and {@code Kind}:
 *
 * <ul>
 *   <li>{@code error}, or absent: {@code Status} (400 to 599), {@code Code} (absent: 20000 and the status),
 *       {@code RetryAfter} (seconds), {@code Html} (true: an HTML page, as from a proxy), {@code Applied} (true: the
 *       call takes effect and still gets the error)
 *   <li>{@code slow}: {@code DelayMillis}
 *   <li>{@code dropped}: the connection ends without a response, for a call by an SDK its socket; {@code Applied}
 * </ul>
 *
 * <p>For a fault of webhooks and status callbacks {@code Event} (a name, {@code onMessageAdded}; a status,
 * {@code delivered}; {@code *} for any) and {@code Kind}: {@code twice}, {@code out-of-order} (after the next of the
 * same conversation), {@code late} with {@code DelayMillis}, {@code bad-signature}, {@code dropped}.
 *
 * <p>The list is an array, the newest last. Each has {@code id}, {@code kind}, {@code method}, {@code path},
 * {@code event}, {@code status}, {@code code}, {@code retry_after}, {@code html}, {@code applied}, {@code delay_millis}
 * ({@code null} where it does not apply), {@code times} (how often it will still be injected) and {@code struck} (how
 * often it has been). Twilio has no such paths.
 */
public final class FaultPaths {
    private static final int MAX_FAULTS = 100;
    /** Calls that wait at once, each with a body of up to a mebibyte; further calls are not slow. */
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

    private final Timers timers;
    private final FaultRegistry<CallPattern, CallFault> callFaults = new FaultRegistry<>();
    private final FaultRegistry<EventPattern, WebhookFault> webhookFaults;
    private final Effects effects = new Effects();
    private int lastId;

    public FaultPaths(Timers timers, WebhookFaults webhookFaults) {
        this.timers = timers;
        this.webhookFaults = webhookFaults.armed();
    }

    public void addTo(Paths paths) {
        paths.on("POST", "/sandbox/faults", this::arm);
        paths.on("GET", "/sandbox/faults", call -> ApiResponse.ok(armed()));
        paths.on("DELETE", "/sandbox/faults", call -> {
            clear();
            return ApiResponse.gone();
        });
        paths.on("DELETE", "/sandbox/faults/{Id}", this::disarm);
    }

    public void clear() {
        callFaults.clear();
        webhookFaults.clear();
    }

    /** Answers with the first matching fault, else with the result of the work. */
    public Future<ApiResponse> insteadOf(ApiCall call, Supplier<Future<ApiResponse>> work) {
        return callFaults
                .inject(pattern -> pattern.fits(call.method(), call.path()))
                .map(fault -> fault.inject(work, effects))
                .orElseGet(work);
    }

    private ApiResponse arm(ApiCall call) {
        if (callFaults.size() + webhookFaults.size() >= MAX_FAULTS) {
            throw new ApiError(
                    429, 20429, "There are " + MAX_FAULTS + " faults already. DELETE /sandbox/faults ends them.");
        }
        FaultForm form = new FaultForm(call.form());
        if (form.isForWebhooks()) {
            var armed = new ArmedFault<>(lastId + 1, form.webhooks(), form.webhookFault(), form.times());
            webhookFaults.add(armed);
            lastId++;
            return ApiResponse.created(webhookFaults(armed));
        }
        var armed = new ArmedFault<>(lastId + 1, form.calls(), form.callFault(), form.times());
        callFaults.add(armed);
        lastId++;
        return ApiResponse.created(callFaults(armed));
    }

    private JsonArray armed() {
        return new JsonArray(Stream.concat(
                        callFaults.all().stream().map(FaultPaths::callFaults),
                        webhookFaults.all().stream().map(FaultPaths::webhookFaults))
                .sorted(Comparator.comparing((JsonObject fault) -> fault.getInteger("id")))
                .toList());
    }

    private ApiResponse disarm(ApiCall call) {
        String id = call.variable("Id");
        boolean isNumber = id.matches("\\d{1,9}");
        if (!isNumber || !(callFaults.disarm(Integer.parseInt(id)) || webhookFaults.disarm(Integer.parseInt(id)))) {
            throw ApiError.notFound("fault", id);
        }
        return ApiResponse.gone();
    }

    private static JsonObject callFaults(ArmedFault<CallPattern, CallFault> armed) {
        return json(armed, armed.fault().json())
                .put("method", armed.where().method())
                .put("path", armed.where().written());
    }

    private static JsonObject webhookFaults(ArmedFault<EventPattern, WebhookFault> armed) {
        return json(armed, armed.fault().json()).put("event", armed.where().event());
    }

    private static JsonObject json(ArmedFault<?, ?> armed, JsonObject fault) {
        JsonObject json = new JsonObject();
        FIELDS.forEach(json::putNull);
        return json.mergeIn(fault)
                .put("id", armed.id())
                .put("times", armed.times())
                .put("struck", armed.struck());
    }

    /** The effects of faults on calls. */
    private final class Effects implements CallFault.Effects<ApiResponse> {
        private static final String ASKED_FOR = "This error was asked for with POST /sandbox/faults.";
        private int waiting;

        @Override
        public ApiResponse failure(CallFault.Failure failure) {
            Integer retryAfter = failure.retryAfter();
            ApiResponse answer = failure.isHtml()
                    ? page(failure.status())
                    : new ApiError(failure.status(), failure.code(), ASKED_FOR).answer();
            return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
        }

        private ApiResponse page(int status) {
            String html = "<!doctype html><html><head><title>" + status + "</title></head><body><h1>" + status
                    + "</h1><p>" + ASKED_FOR + "</p></body></html>";
            return new ApiResponse(status, Map.of("Content-Type", "text/html; charset=utf-8"), Buffer.buffer(html));
        }

        @Override
        public ApiResponse hangUp() {
            return ApiResponse.HANG_UP;
        }

        @Override
        public Future<Void> pause(Duration delay) {
            if (waiting >= MAX_WAITING) {
                return Future.succeededFuture();
            }
            waiting++;
            return timers.after(delay)
                    .onComplete(end -> waiting--)
                    .recover(forgotten -> Future.failedFuture(
                            new ApiError(503, 20503, "This call was slow, and the sandbox was reset meanwhile.")));
        }
    }
}
