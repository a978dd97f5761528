package dev.parley.sandbox.rest;

import io.vertx.core.json.JsonObject;

/**
 * Twilio's error response.
 *
 * @see <a href="https://www.twilio.com/docs/usage/twilios-response#error-responses">Twilio: errors</a>
 */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Twilio's code for most invalid forms. */
    public static final int BAD_PARAMETER = 20001;

    private final int status;
    private final int code;

    /**
     * Makes an error.
     *
     * @param status the HTTP status
     * @param code Twilio's error code
     * @param message what is wrong, what was expected and what to do
     */
    public ApiError(int status, int code, String message) {
        // Without a stack trace: it is a response, not a failure of the sandbox.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static ApiError badParameter(String message) {
        return new ApiError(400, BAD_PARAMETER, message);
    }

    public static ApiError notFound(String kind, String name) {
        return new ApiError(404, 20404, "There is no " + kind + " " + brief(name) + ".");
    }

    /** Returns the beginning of a caller's text, enough to recognise it. */
    public static String brief(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    /** Returns the same error with more detail. */
    public ApiError withDetail(String more) {
        return new ApiError(status, code, getMessage() + " " + more);
    }

    /** Returns the response: {@code code}, {@code message}, {@code more_info} and {@code status}. */
    public ApiResponse answer() {
        JsonObject body = new JsonObject()
                .put("code", code)
                .put("message", getMessage())
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
        ApiResponse answer = ApiResponse.json(status, body);
        return status == 401 ? answer.with("WWW-Authenticate", "Basic realm=\"Twilio API\"") : answer;
    }
}
