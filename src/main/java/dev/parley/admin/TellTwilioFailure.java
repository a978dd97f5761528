package dev.parley.admin;

import dev.parley.twilio.TwilioFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.util.ObjectHelper;

/**
 * Step {@code tellTwilioFailure}, after a {@link TwilioFailure} was caught: answers {@code {"error", "code"}} with a status
 * that says who caused it. Twilio's status about the request is passed on; its status about our credentials (401, 403) is not
 * the caller's error and becomes 502, as does an unreadable response; 503 means try again.
 */
final class TellTwilioFailure implements Processor {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    @Override
    public void process(Exchange exchange) {
        TwilioFailure failure = ObjectHelper.getException(
                TwilioFailure.class, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        // A split wraps the failure of its parts, and the next steps need the failure itself.
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status(failure));
        failure.retryAfter().ifPresent(wait -> message.setHeader("Retry-After", wait.toSeconds()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("error", failure.getMessage());
        if (failure.code() != 0) {
            answer.put("code", failure.code());
        }
        message.setBody(answer);
    }

    static int status(TwilioFailure failure) {
        int status = failure.status();
        if (status == NOT_FOUND && failure.canBeRepeated()) {
            return UNAVAILABLE; // it existed a moment ago
        } else if (status == 0) {
            // Not sent, or sent without getting a response.
            return failure.isFinal() ? BAD_REQUEST : UNAVAILABLE;
        } else if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return BAD_GATEWAY;
        } else if (status >= BAD_REQUEST && status < SERVER_ERROR) {
            return status;
        }
        return status == UNAVAILABLE ? UNAVAILABLE : BAD_GATEWAY;
    }
}
