package dev.parley.twilio.call;

import dev.parley.protocol.Sid;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A call that Twilio did not do, or may not have done. Holds no secret and nothing of what was sent.
 */
public class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the same call may be made once more. A new answer does not compile until the message says it in words. */
    public enum Repeating {
        /** It took no effect, or one that does not add up. */
        HELPS,
        /** It may have taken effect and would do so once more: look before repeating. */
        MAY_HAVE_TAKEN_EFFECT,
        /** The same call will fail the same way. */
        CANNOT_HELP
    }

    /** Bad gateway, unavailable, gateway timeout. */
    private static final Set<Integer> OUT_OF_REACH = Set.of(502, 503, 504);

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

    /** The same failure as another class of exception. */
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

    /** Twilio answered, and not with success. */
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

    /** There was no answer, or none that can be read. */
    static CallFailure unanswered(
            CallName call, int status, String why, Repeating repeating, @Nullable Throwable cause) {
        return new CallFailure(
                "Twilio did not do " + call + ": " + why + ". " + advice(repeating),
                call,
                status,
                0,
                null,
                repeating,
                null,
                cause);
    }

    /** It was not sent, for it is not the time. */
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

    /** It was sent to another address, where our credentials do not go. */
    static CallFailure redirected(CallName call, int status) {
        return unanswered(
                call,
                status,
                "it answered " + status
                        + ", a redirect, which is never followed; look at twilio.api-base-url and at what"
                        + " stands between",
                Repeating.CANNOT_HELP,
                null);
    }

    /** What was there when it was to be made has gone before it could be fetched: the next try makes it. */
    static CallFailure gone(CallName call, CallFailure why) {
        return unanswered(call, why.status, "what was there a moment ago is there no longer", Repeating.HELPS, why);
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
            case MAY_HAVE_TAKEN_EFFECT -> "It may have taken effect: look before repeating.";
            case CANNOT_HELP -> "Not retried: repeating cannot help.";
        };
    }

    /** Returns the operation, say {@code conversations/messages/create}. */
    public String operation() {
        return operation;
    }

    /** Returns what the call was about, by its place in the path, say {@code CH…}; empty where that is the account. */
    public String target() {
        return target;
    }

    /** Returns the HTTP status, 0 where there was none. */
    public int status() {
        return status;
    }

    /** Returns Twilio's error code, 0 where there was none. */
    public int code() {
        return code;
    }

    /** Returns how long Twilio asks to wait before the next try. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Returns the other conversation that stands in the way, where Twilio names one. */
    public Optional<String> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** Returns whether the same call may be made once more, and if not, why. */
    public Repeating repeating() {
        return repeating;
    }

    /** Returns whether Twilio may be out of reach, rather than against this one call. */
    public boolean mayBeOutage() {
        if (status != 0) {
            return isOutage(status);
        }
        Throwable why = getCause();
        // No connection of our own was free; or Parley is stopping.
        boolean isOurs = why instanceof ConnectionRequestTimeoutException
                || (why != null && why.getClass() == InterruptedIOException.class);
        return why instanceof IOException && !isOurs;
    }

    /** Returns whether whoever stands before Twilio says with this status that it did not reach it. */
    static boolean isOutage(int status) {
        return OUT_OF_REACH.contains(status);
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
