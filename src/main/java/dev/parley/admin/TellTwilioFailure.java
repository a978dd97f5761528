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
 * that says whose fault it is. What Twilio says of the request is passed on; what it says of our credentials (401, 403) is
 * not the caller's, so it is 502, as is an answer that cannot be read; 503 means ask again.
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
        // A split wraps what its parts fail with, and the steps that follow ask the failure itself.
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
            return UNAVAILABLE; // it was there a moment ago
        } else if (status == 0) {
            // Never sent, or sent and never answered.
            return failure.isFinal() ? BAD_REQUEST : UNAVAILABLE;
        } else if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return BAD_GATEWAY;
        } else if (status >= BAD_REQUEST && status < SERVER_ERROR) {
            return status;
        }
        return status == UNAVAILABLE ? UNAVAILABLE : BAD_GATEWAY;
    }
}
