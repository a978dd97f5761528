package dev.parley.twilio.request;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;

/**
 * Lets twilio-java write a request and takes it away before it is sent. So the library's knowledge of paths and names is
 * used, and neither its retries nor its reading of answers.
 */
public final class RequestCapture {
    private final TwilioRestClient client;

    public RequestCapture(TwilioSettings settings) {
        TwilioRestClient.Builder builder = new TwilioRestClient.Builder(settings.username(), settings.password())
                .accountSid(settings.accountSid())
                .httpClient(new Taker());
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
        } catch (Taken taken) {
            return taken.request;
        }
        throw new IllegalStateException(call.getClass() + " made no request");
    }

    /** Completes a request of our own as the library does: credentials, edge, region. */
    public Request complete(Request request) {
        try {
            client.request(request);
        } catch (Taken taken) {
            return taken.request;
        }
        throw new IllegalStateException("no request was made");
    }

    private static final class Taker extends HttpClient {
        @Override
        public Response reliableRequest(Request request) {
            throw new Taken(request);
        }

        @Override
        public Response makeRequest(Request request) {
            throw new Taken(request);
        }
    }

    /** Carries the request out of the library. It never leaves this class. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Request request;

        Taken(Request request) {
            super("taken", null, false, false);
            this.request = request;
        }
    }
}
