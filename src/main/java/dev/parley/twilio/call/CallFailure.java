package dev.parley.twilio.call;

import dev.parley.protocol.Sid;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/** A call that failed or may have failed. Contains no secret and nothing of what was sent. */
public class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the same call can be repeated. Each constant needs its sentence in the message. */
    public enum Repeating {
        /** It had no effect, or the effect is idempotent. */
        HELPS,
        /** It may have taken effect and would do so again: check before repeating. */
        MAY_HAVE_TAKEN_EFFECT,
        /** The same call will fail the same way. */
        CANNOT_HELP
    }

    /** Bad gateway, unavailable, gateway timeout. */
    private static final Set<Integer> OUTAGE_STATUSES = Set.of(502, 503, 504);

    private final String operation;
    private final String target;
    private final int status;
    private final int code;
    private final @Nullable Duration retryAfter;
    private final Repeating repeating;
    private final @Nullable String conversation;

    private CallFailure(
            String message,
            CallName call,
            int status,
            int code,
            @Nullable Duration retryAfter,
            Repeating repeating,
            @Nullable Sid conversation,
            @Nullable Throwable cause) {
        super(message, cause);
        this.operation = call.operation();
        this.target = call.target();
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.repeating = repeating;
        this.conversation = conversation == null ? null : conversation.text();
    }

    /** Copies a failure for a subclass. */
    protected CallFailure(CallFailure failure) {
        super(failure.getMessage(), failure.getCause());
        this.operation = failure.operation;
        this.target = failure.target;
        this.status = failure.status;
        this.code = failure.code;
        this.retryAfter = failure.retryAfter;
        this.repeating = failure.repeating;
        this.conversation = failure.conversation;
        setStackTrace(failure.getStackTrace());
    }

    /** Twilio answered with an error. */
    public static CallFailure refused(
            CallName call,
            int status,
            int code,
            @Nullable Duration retryAfter,
            Repeating repeating,
            @Nullable Sid conversation) {
        String text = "Twilio refused " + call + ": " + status + (code == 0 ? "" : ", code " + code)
                + (conversation == null ? "" : ", because of " + conversation) + ". "
                + advice(repeating)
                + (code == 0 ? "" : " https://www.twilio.com/docs/errors/" + code);
        return new CallFailure(text, call, status, code, retryAfter, repeating, conversation, null);
    }

    /** There was no response, or one that cannot be parsed. */
    static CallFailure unanswered(
            CallName call, int status, String why, Repeating repeating, @Nullable Throwable cause) {
        return new CallFailure(
                "Twilio did not complete " + call + ": " + why + ". " + advice(repeating),
                call,
                status,
                0,
                null,
                repeating,
                null,
                cause);
    }

    /** It was not sent, because Twilio is unavailable or calls have to wait. */
    public static CallFailure notNow(
            CallName call, String why, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        return new CallFailure(
                call + " was not sent: " + why + ". " + advice(Repeating.HELPS),
                call,
                0,
                0,
                retryAfter.orElse(null),
                Repeating.HELPS,
                null,
                cause);
    }

    /** It was redirected to another URL, to which credentials are not sent. */
    static CallFailure redirected(CallName call, int status) {
        return unanswered(
                call,
                status,
                "it answered " + status
                        + ", a redirect, which is never followed; check twilio.api-base-url and any proxy",
                Repeating.CANNOT_HELP,
                null);
    }

    /** The resource existed when it was to be created, and was deleted before it was fetched: the next try creates it. */
    static CallFailure gone(CallName call, CallFailure why) {
        return unanswered(call, why.status, "the resource existed and was deleted meanwhile", Repeating.HELPS, why);
    }

    /** It was never sent. */
    static CallFailure unsent(CallName call, String why) {
        return new CallFailure(
                call + " was not sent: " + why + ". " + advice(Repeating.CANNOT_HELP),
                call,
                0,
                0,
                null,
                Repeating.CANNOT_HELP,
                null,
                null);
    }

    private static String advice(Repeating repeating) {
        return switch (repeating) {
            case HELPS -> "Repeating can help.";
            case MAY_HAVE_TAKEN_EFFECT -> "It may have taken effect: check before repeating.";
            case CANNOT_HELP -> "Not retried: repeating cannot help.";
        };
    }

    /** Returns the operation, for example {@code conversations/messages/create}. */
    public String operation() {
        return operation;
    }

    /** Returns the values in the call's path, for example {@code CH…}; empty for the account itself. */
    public String target() {
        return target;
    }

    /** Returns the HTTP status; 0 without a response. */
    public int status() {
        return status;
    }

    /** Returns Twilio's error code; 0 if there is none. */
    public int code() {
        return code;
    }

    /** Returns Twilio's {@code Retry-After}. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Returns the conversation that already has the addresses, if Twilio names one. */
    public Optional<String> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** Returns whether the same call can be repeated. */
    public Repeating repeating() {
        return repeating;
    }

    /** Returns whether Twilio may be unavailable, as opposed to refusing this call. */
    public boolean mayBeOutage() {
        if (status != 0) {
            return isOutage(status);
        }
        Throwable why = getCause();
        // No free connection in the pool; or Parley is stopping.
        boolean isOurs = why instanceof ConnectionRequestTimeoutException
                || (why != null && why.getClass() == InterruptedIOException.class);
        return why instanceof IOException && !isOurs;
    }

    /** Returns whether a gateway in front of Twilio answers so when Twilio is unavailable. */
    static boolean isOutage(int status) {
        return OUTAGE_STATUSES.contains(status);
    }

    /** Returns whether the same call would fail the same way. */
    public boolean isFinal() {
        return repeating == Repeating.CANNOT_HELP;
    }

    /** Returns whether a route may just make the call again: {@code ${exception.canBeRepeated}}. */
    public boolean canBeRepeated() {
        return repeating == Repeating.HELPS;
    }
}
