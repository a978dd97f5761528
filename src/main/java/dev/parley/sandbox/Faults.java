package dev.parley.sandbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers errors on demand: {@code POST /sandbox/faults}.
 *
 * <p>Form fields read: {@code Method} (absent: any), {@code Path} (how the path begins; {@code *} or {@code {Name}} stands
 * for one of its parts), {@code Status} (400 to 599), {@code Code} (absent: 20000 and the status), {@code Times} (1),
 * {@code RetryAfter} (seconds), {@code Applied} (true: the call is carried out, and answered with the error all the same).
 */
final class Faults {
    private static final int MAX_FAULTS = 100;
    private static final int MAX_TIMES = 1_000_000;

    private final List<Fault> faults = new ArrayList<>();

    void addTo(Paths paths) {
        paths.on("POST", "/sandbox/faults", this::add);
    }

    void clear() {
        faults.clear();
    }

    /** Answers with the first fault that fits, else with what the work answers. */
    Future<Answer> insteadOf(ApiCall call, Supplier<Future<Answer>> work) {
        Optional<Fault> next = next(call);
        if (next.isEmpty()) {
            return work.get();
        }
        Fault fault = next.get();
        return fault.isApplied ? work.get().map(done -> fault.answer()) : Future.succeededFuture(fault.answer());
    }

    private Optional<Fault> next(ApiCall call) {
        Iterator<Fault> waiting = faults.iterator();
        while (waiting.hasNext()) {
            Fault fault = waiting.next();
            if (fault.fits(call)) {
                fault.times--;
                if (fault.times == 0) {
                    waiting.remove();
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private Answer add(ApiCall call) {
        Form form = call.form();
        if (faults.size() >= MAX_FAULTS) {
            throw new Refusal(
                    429, 20429, "There are " + MAX_FAULTS + " faults already. POST /sandbox/reset forgets them.");
        }
        form.required("Status");
        int status = form.within("Status", 400, 599, 500);
        Fault fault = new Fault(
                form.choice("Method", List.of("GET", "POST", "DELETE")),
                List.of(form.required("Path", Limits.NAME).split("/", -1)),
                status,
                form.within("Code", 1, 99_999, 20_000 + status),
                form.has("RetryAfter") ? form.within("RetryAfter", 0, 86_400, 0) : null,
                form.flag("Applied"));
        fault.times = form.within("Times", 1, MAX_TIMES, 1);
        faults.add(fault);
        return Answer.created(new JsonObject()
                .put("method", fault.method)
                .put("path", String.join("/", fault.path))
                .put("status", fault.status)
                .put("code", fault.code)
                .put("times", fault.times)
                .put("retry_after", fault.retryAfter)
                .put("applied", fault.isApplied));
    }

    /** An error that waits for its calls. */
    private static final class Fault {
        final @Nullable String method;
        final List<String> path;
        final int status;
        final int code;
        final @Nullable Integer retryAfter;
        final boolean isApplied;
        int times;

        Fault(
                @Nullable String method,
                List<String> path,
                int status,
                int code,
                @Nullable Integer retryAfter,
                boolean isApplied) {
            this.method = method;
            this.path = path;
            this.status = status;
            this.code = code;
            this.retryAfter = retryAfter;
            this.isApplied = isApplied;
        }

        boolean fits(ApiCall call) {
            List<String> called = List.of(call.path().split("/", -1));
            if ((method != null && !method.equals(call.method())) || called.size() < path.size()) {
                return false;
            }
            int last = path.size() - 1;
            for (int i = 0; i < last; i++) {
                if (!isAny(path.get(i)) && !path.get(i).equals(called.get(i))) {
                    return false;
                }
            }
            return isAny(path.get(last)) || called.get(last).startsWith(path.get(last));
        }

        private static boolean isAny(String part) {
            return part.equals("*") || part.matches("\\{\\w+}");
        }

        Answer answer() {
            Answer answer = new Refusal(status, code, "This error was asked for with POST /sandbox/faults.").answer();
            return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
        }
    }
}
