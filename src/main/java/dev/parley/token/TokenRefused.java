package dev.parley.token;

import dev.parley.access.RefusalReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token is refused. The message is for the caller: it says what is wrong and what to do, and does not quote what was sent.
 * The route chooses the status, unless HTTP defines one for this case.
 */
public final class TokenRefused extends RuntimeException implements RefusalReason {
    private static final long serialVersionUID = 1L;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final String reason;
    private final @Nullable Integer status;

    public TokenRefused(String message) {
        this(message, "");
    }

    /** @param reason a constant for the log, in addition to the message */
    TokenRefused(String message, String reason) {
        this(message, reason, null);
    }

    private TokenRefused(String message, String reason, @Nullable Integer status) {
        // Callers can cause many of these, and a stack trace is expensive and not needed.
        super(message, null, false, false);
        this.reason = reason;
        this.status = status;
    }

    /** Returns the refusal of a body that is neither a form nor JSON, and so would be ignored. */
    static TokenRefused ofUnreadBody() {
        return new TokenRefused(
                "the body is neither application/x-www-form-urlencoded nor application/json. Send one of them.",
                "",
                UNSUPPORTED_MEDIA_TYPE);
    }

    @Override
    public String reason() {
        return reason;
    }

    /**
     * Returns the status of the answer.
     *
     * @param usual the route's status for refusals
     */
    public int status(int usual) {
        return status == null ? usual : status;
    }

    /** Returns the refusal as a route answers it in JSON: {@code {"message": …}}. */
    public Map<String, Object> getAnswer() {
        return Map.of("message", String.valueOf(getMessage()));
    }
}
