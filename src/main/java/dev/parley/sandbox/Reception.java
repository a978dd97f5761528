package dev.parley.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How texts to a phone end: {@code POST /sandbox/phones/{number}}. Every phone is on until it is told otherwise.
 *
 * <p>Form fields read: {@code Status} ({@code delivered}; {@code undelivered}, after it was sent; {@code failed}, instead of
 * being sent), {@code ErrorCode} (with the last two; absent: 30008). It holds for texts that are sent from then on.
 */
final class Reception {
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";

    private static final int MAX_PHONES = 1_000;
    private static final int UNKNOWN_ERROR = 30008;
    private static final End GOOD = new End(DELIVERED, null);

    private final Map<String, End> ends = new HashMap<>();

    /** How a text ends. */
    record End(String status, @Nullable Integer errorCode) {}

    void addTo(Paths paths) {
        paths.on("POST", "/sandbox/phones/{Number}", this::set);
    }

    void clear() {
        ends.clear();
    }

    End of(String number) {
        return ends.getOrDefault(number, GOOD);
    }

    private Answer set(ApiCall call) {
        String number = Limits.address(call.variable("Number"), 21211);
        call.form().required("Status");
        String status = Objects.requireNonNull(
                call.form().choice("Status", List.of(DELIVERED, "undelivered", FAILED)), "required");
        Integer code = call.form().integer("ErrorCode");
        if (status.equals(DELIVERED)) {
            ends.remove(number);
        } else if (ends.size() >= MAX_PHONES && !ends.containsKey(number)) {
            throw new Refusal(
                    429, 20429, MAX_PHONES + " phones are off already. POST /sandbox/reset puts them all on.");
        } else {
            ends.put(number, new End(status, code == null ? Integer.valueOf(UNKNOWN_ERROR) : code));
        }
        End end = of(number);
        return Answer.ok(new JsonObject()
                .put("number", number)
                .put("status", end.status())
                .put("error_code", end.errorCode()));
    }
}
