package dev.parley.twilio.request;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;

/**
 * Captures the request that twilio-java writes before it is sent. So the library's paths and names are used, but neither its
 * retries nor its parsing of responses.
 */
public final class RequestCapture {
    private final TwilioRestClient client;

    public RequestCapture(TwilioSettings settings) {
        TwilioRestClient.Builder builder = new TwilioRestClient.Builder(settings.username(), settings.password())
                .accountSid(settings.accountSid())
                .httpClient(new CapturingClient());
        if (settings.edge() != null) {
            builder.edge(settings.edge());
        }
        if (settings.region() != null) {
            builder.region(settings.region());
        }
        client = builder.build();
    }

    /** Returns the request that a Creator, Fetcher … would send, credentials included. */
    public Request take(Verb verb, Object call) {
        try {
            verb.execute(call, client);
        } catch (CapturedRequest taken) {
            return taken.request;
        }
        throw new IllegalStateException(call.getClass() + " made no request");
    }

    /** Adds credentials, edge and region to a request, as the library does. */
    public Request complete(Request request) {
        try {
            client.request(request);
        } catch (CapturedRequest taken) {
            return taken.request;
        }
        throw new IllegalStateException("no request was made");
    }

    private static final class CapturingClient extends HttpClient {
        @Override
        public Response reliableRequest(Request request) {
            throw new CapturedRequest(request);
        }

        @Override
        public Response makeRequest(Request request) {
            throw new CapturedRequest(request);
        }
    }

    /** Carries the request out of the library. It never leaves this class. */
    private static final class CapturedRequest extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Request request;

        CapturedRequest(Request request) {
            super("captured", null, false, false);
            this.request = request;
        }
    }
}
