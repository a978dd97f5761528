package dev.parley.sandbox.control;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.NearestName;
import dev.parley.sandbox.fault.CallFault;
import dev.parley.sandbox.fault.CallPattern;
import dev.parley.sandbox.fault.EventPattern;
import dev.parley.sandbox.fault.WebhookFault;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the fault that {@link FaultPaths} arms. A field that does not apply to the kind is refused, and so is a path
 * that no call can have: they would have no effect.
 */
record FaultForm(Form form) {
    private static final int MAX_TIMES = 1_000_000;
    private static final int MAX_DELAY_MILLIS = 600_000;

    private static final List<String> NAMES = List.of(
            "Path",
            "Event",
            "Method",
            "Kind",
            "Times",
            "Status",
            "Code",
            "RetryAfter",
            "Html",
            "Applied",
            "DelayMillis");
    private static final Set<String> ALWAYS = Set.of("Kind", "Times");
    /** The paths that faults apply to: REST calls, and requests of SDK clients inside their sockets. */
    private static final List<String> ROOTS = List.of("v1", "v2", "2010-04-01", "Client");

    private static final Map<String, Set<String>> FIELDS = Map.of(
            CallFault.ERROR, Set.of("Status", "Code", "RetryAfter", "Html", "Applied"),
            CallFault.SLOW, Set.of("DelayMillis"),
            CallFault.DROPPED, Set.of("Applied"),
            WebhookFault.LATE, Set.of("DelayMillis"));

    private static final List<String> OF_CALLS = List.of(CallFault.ERROR, CallFault.SLOW, CallFault.DROPPED);
    private static final List<String> OF_WEBHOOKS = List.of(
            WebhookFault.TWICE,
            WebhookFault.OUT_OF_ORDER,
            WebhookFault.LATE,
            WebhookFault.BAD_SIGNATURE,
            WebhookFault.DROPPED);
    private static final String KINDS =
            " Faults of calls have a Path and one of the kinds " + String.join(", ", OF_CALLS)
                    + "; faults of webhooks have an Event and one of the kinds " + String.join(", ", OF_WEBHOOKS) + ".";
    private static final Map<String, WebhookFault> WITHOUT_FIELDS = Map.of(
            WebhookFault.TWICE, new WebhookFault.Twice(),
            WebhookFault.OUT_OF_ORDER, new WebhookFault.OutOfOrder(),
            WebhookFault.BAD_SIGNATURE, new WebhookFault.BadSignature(),
            WebhookFault.DROPPED, new WebhookFault.Dropped());
    private static final List<String> EVENTS = Stream.concat(
                    EventNames.ALL.stream(),
                    Stream.of("sent", "delivered", "read", "undelivered", "failed", EventPattern.ANY))
            .toList();

    /** Returns whether it applies to webhooks, not to calls. */
    boolean isForWebhooks() {
        if (form.has("Event") && form.has("Path")) {
            throw ApiError.badParameter("Path and Event are both set: a fault applies to calls or to webhooks.");
        }
        if (!form.has("Event") && !form.has("Path")) {
            throw ApiError.badParameter(neither());
        }
        return form.has("Event");
    }

    private String neither() {
        String kind = form.text("Kind");
        return (kind == null || isKind(kind)
                        ? "Missing required parameter Path, or Event." + form.misspelt("Path")
                        : notAKind(kind))
                + KINDS;
    }

    private static boolean isKind(String kind) {
        return Stream.concat(OF_CALLS.stream(), OF_WEBHOOKS.stream()).anyMatch(kind::equalsIgnoreCase);
    }

    private static String notAKind(String kind) {
        return "Kind is \"" + ApiError.brief(kind) + "\".";
    }

    private String kind(List<String> kinds, String otherwise) {
        String written = form.text("Kind");
        if (written == null) {
            return otherwise;
        }
        return kinds.stream()
                .filter(written::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> ApiError.badParameter(notAKind(written) + KINDS));
    }

    int times() {
        return form.within("Times", 1, MAX_TIMES, 1);
    }

    CallPattern calls() {
        String path = form.required("Path", Limits.NAME);
        if (!path.startsWith("/")) {
            throw ApiError.badParameter(
                    "Path is \"" + ApiError.brief(path) + "\": expected a path that starts with /, such as /v1/.");
        }
        CallPattern pattern = CallPattern.of(form.choice("Method", List.of("GET", "POST", "DELETE")), path);
        if (ROOTS.stream().noneMatch(pattern::canBeBelow)) {
            throw ApiError.badParameter("Path is \"" + ApiError.brief(path)
                    + "\": expected one that starts with /v1/, /v2/ or /2010-04-01/ for REST calls, or with /Client/v2/ for"
                    + " SDK clients.");
        }
        return pattern;
    }

    CallFault callFault() {
        String kind = kind(OF_CALLS, CallFault.ERROR);
        checkFields(kind, Set.of("Path", "Method"));
        if (kind.equals(CallFault.SLOW)) {
            return new CallFault.Slow(delay());
        }
        boolean isApplied = form.flag("Applied");
        return kind.equals(CallFault.DROPPED) ? new CallFault.Dropped(isApplied) : error(isApplied);
    }

    private CallFault error(boolean isApplied) {
        form.required("Status");
        int status = form.within("Status", 400, 599, 500);
        return new CallFault.Failure(
                status,
                form.within("Code", 1, 99_999, 20_000 + status),
                form.has("RetryAfter") ? form.within("RetryAfter", 0, 86_400, 0) : null,
                form.flag("Html"),
                isApplied);
    }

    EventPattern webhooks() {
        form.required("Event");
        String event = String.valueOf(form.choice("Event", EVENTS));
        boolean isOutOfOrder = kind(OF_WEBHOOKS, "").equals(WebhookFault.OUT_OF_ORDER);
        if (isOutOfOrder && EventNames.HOOKS.contains(event)) {
            throw ApiError.badParameter(event
                    + " is a pre-action webhook: its change waits for the response, so none can be sent before it.");
        }
        return new EventPattern(event, !isOutOfOrder);
    }

    WebhookFault webhookFault() {
        form.required("Kind");
        String kind = kind(OF_WEBHOOKS, "");
        checkFields(kind, Set.of("Event"));
        WebhookFault fault = WITHOUT_FIELDS.get(kind);
        return fault == null ? new WebhookFault.Late(delay()) : fault;
    }

    private Duration delay() {
        form.required("DelayMillis");
        return Duration.ofMillis(form.within("DelayMillis", 1, MAX_DELAY_MILLIS, 1));
    }

    private void checkFields(String kind, Set<String> always) {
        Set<String> fields = FIELDS.getOrDefault(kind, Set.of());
        form.fields().all().keySet().stream()
                .filter(name -> !fields.contains(name) && !always.contains(name) && !ALWAYS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiError.badParameter(
                            NAMES.contains(name)
                                    ? name + " does not apply to the kind " + kind + "."
                                    : "Faults have no \"" + ApiError.brief(name) + "\"."
                                            + NearestName.hint(ApiError.brief(name), NAMES));
                });
    }
}
