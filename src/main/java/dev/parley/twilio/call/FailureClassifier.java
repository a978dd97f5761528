package dev.parley.twilio.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.twilio.http.Response;
import dev.parley.protocol.Sid;
import dev.parley.twilio.call.CallFailure.Repeating;
import dev.parley.twilio.request.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** Decides whether repeating a call can help, from an error response or a missing one. */
final class FailureClassifier {
    /** Concurrent changes of one resource: Twilio asks to try again. */
    private static final Set<Integer> CONCURRENT_CHANGE = Set.of(50213, 50391, 50419, 50449);

    /** The pair of addresses is bound in an open conversation. */
    static final int ADDRESSES_IN_USE = 50416;

    private static final int REDIRECT = 300;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Duration MAX_WAIT = Duration.ofHours(1);
    private static final Pattern ERROR_PAGE = Pattern.compile("https?://\\S+/errors/(\\d{5,6})/?");
    private static final Pattern CONVERSATION = Pattern.compile("\\bCH[0-9a-fA-F]{32}\\b");

    private final Clock clock;

    FailureClassifier(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns the failure for a response.
     *
     * @param creates whether the call creates a resource, so that repeating it creates two
     */
    CallFailure failure(CallName call, Response response, boolean creates) {
        int status = response.getStatusCode();
        if (status >= REDIRECT && status < BAD_REQUEST) {
            return CallFailure.redirected(call, status);
        }
        Map<String, Object> error = read(response.getContent());
        int code = code(error);
        return CallFailure.refused(
                call, status, code, retryAfter(response), repeating(status, code, creates), conversation(code, error));
    }

    private static Map<String, Object> read(String body) {
        try {
            return Json.readObject(body);
        } catch (JsonProcessingException e) {
            return Map.of(); // an HTML page of a proxy, or empty
        }
    }

    // Newer products answer with RFC 9457 problem details: the type is the URL of the error's page and may be the only
    // member.
    private static int code(Map<String, Object> error) {
        if (error.get("code") instanceof Number number) {
            return number.intValue();
        }
        Matcher page = ERROR_PAGE.matcher(String.valueOf(error.get("type")));
        return page.matches() ? Integer.parseInt(page.group(1)) : 0;
    }

    private static Repeating repeating(int status, int code, boolean creates) {
        if (status == TOO_MANY_REQUESTS || CONCURRENT_CHANGE.contains(code)) {
            return Repeating.HELPS;
        } else if (status >= SERVER_ERROR) {
            return creates ? Repeating.MAY_HAVE_TAKEN_EFFECT : Repeating.HELPS;
        }
        return Repeating.CANNOT_HELP;
    }

    // Twilio names the conversation in the text only: "… already exists in Conversation CH…".
    private static @Nullable Sid conversation(int code, Map<String, Object> error) {
        if (code != ADDRESSES_IN_USE) {
            return null;
        }
        Matcher named = CONVERSATION.matcher(error.get("message") + " " + error.get("detail"));
        return named.find() ? new Sid(named.group()) : null;
    }

    private @Nullable Duration retryAfter(Response response) {
        Header[] headers = response.getHeaders();
        if (headers == null) {
            return null;
        }
        return Arrays.stream(headers)
                .filter(h -> h.getName().equalsIgnoreCase("Retry-After"))
                .findFirst()
                .flatMap(h -> parseRetryAfter(h.getValue()))
                .orElse(null);
    }

    /** Parses seconds or an HTTP date, limited to one hour. */
    private Optional<Duration> parseRetryAfter(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Duration wait;
        try {
            wait = text.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text.strip()))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        if (wait.isNegative()) {
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait);
    }

    /** Returns the failure for a missing response. */
    CallFailure noResponse(CallName call, IOException why, boolean creates) {
        Repeating repeating = creates && wasSent(why) ? Repeating.MAY_HAVE_TAKEN_EFFECT : Repeating.HELPS;
        return CallFailure.unanswered(call, 0, reason(why), repeating, why);
    }

    /** Returns in words why there was no response. */
    static String reason(IOException why) {
        if (!wasSent(why)) {
            return "it cannot be reached (" + why.getClass().getSimpleName() + ")";
        }
        return why instanceof SocketTimeoutException
                ? "no response in time"
                : "the connection broke (" + why.getClass().getSimpleName() + ")";
    }

    private static boolean wasSent(IOException why) {
        return !(why instanceof ConnectException
                || why instanceof ConnectTimeoutException
                || why instanceof NoRouteToHostException
                || why instanceof UnknownHostException
                || why instanceof SSLHandshakeException
                || why instanceof ConnectionRequestTimeoutException);
    }
}
