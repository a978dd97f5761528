package dev.parley.twilio;

import com.twilio.http.HttpClient;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import org.apache.hc.client5.http.config.RequestConfig;

/**
 * Plain twilio-java that calls a test server. Where a test of it fails, the library has fixed the trap, and Parley's
 * workaround can be removed.
 */
final class BareLibrary {
    private BareLibrary() {}

    static TwilioRestClient calling(FakeTwilio twilio) {
        return calling(twilio, HttpClient.DEFAULT_REQUEST_CONFIG);
    }

    static TwilioRestClient calling(FakeTwilio twilio, RequestConfig config) {
        // A name without dots: the library adds regions to names with dots.
        String there = "http://localhost:" + twilio.address().getPort();
        return new TwilioRestClient.Builder("SK" + "0".repeat(32), "key-secret")
                .accountSid(FakeTwilio.ACCOUNT)
                .httpClient(new NetworkHttpClient(config) {
                    @Override
                    public Response makeRequest(Request request) {
                        return super.makeRequest(copy(request, request.getUrl().replaceFirst("^https://[^/]+", there)));
                    }
                })
                .build();
    }

    private static Request copy(Request request, String url) {
        Request copy = new Request(request.getMethod(), url);
        copy.getQueryParams().putAll(request.getQueryParams());
        copy.getPostParams().putAll(request.getPostParams());
        copy.getHeaderParams().putAll(request.getHeaderParams());
        copy.setContentType(request.getContentType());
        copy.setBody(request.getBody());
        copy.setAuth(request.getUsername(), request.getPassword());
        return copy;
    }
}
