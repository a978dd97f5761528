package dev.parley.token;

import dev.parley.access.RefusalReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that is not given. The message is for whoever asked: it says what is wrong and what to do, and repeats nothing of
 * what was sent. The route decides on the status, unless HTTP has one for just this.
 */
public final class TokenRefused extends RuntimeException implements RefusalReason {
    private static final long serialVersionUID = 1L;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final String reason;
    private final @Nullable Integer status;

    public TokenRefused(String message) {
        this(message, "");
    }

    /** @param reason what the log is told besides, a constant */
    TokenRefused(String message, String reason) {
        this(message, reason, null);
    }

    private TokenRefused(String message, String reason, @Nullable Integer status) {
        // Strangers cause these at will: a stack trace would cost much and tell nothing.
        super(message, null, false, false);
        this.reason = reason;
        this.status = status;
    }

    /** Returns the refusal of a body that is neither a form nor JSON: what is in it would be passed over. */
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
     * @param usual what the route answers refusals with
     */
    public int status(int usual) {
        return status == null ? usual : status;
    }

    /** Returns the refusal as a route answers it in JSON: {@code {"message": …}}. */
    public Map<String, Object> getAnswer() {
        return Map.of("message", String.valueOf(getMessage()));
    }
}
