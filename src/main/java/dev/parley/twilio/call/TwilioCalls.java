package dev.parley.twilio.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.parley.twilio.call.CallFailure.Repeating;
import dev.parley.twilio.operation.Operation;
import dev.parley.twilio.request.Json;
import dev.parley.twilio.request.RequestCapture;
import dev.parley.twilio.request.TwilioHttp;
import dev.parley.twilio.request.TwilioSettings;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes calls: twilio-java writes the request, which is sent once. Blocks until Twilio answers. */
public final class TwilioCalls implements AutoCloseable {
    private static final String PROBE_URL = "https://conversations.twilio.com/v1/Services?PageSize=1";

    private final RequestCapture capture;
    private final TwilioHttp http;
    private final FailureClassifier classifier;
    private final KeyedLock locks = new KeyedLock();

    /** @param maxConcurrent how many calls may be in flight at once, besides a probe */
    public TwilioCalls(TwilioSettings settings, int maxConcurrent, Clock clock) {
        capture = new RequestCapture(settings);
        http = new TwilioHttp(settings, maxConcurrent + 1);
        classifier = new FailureClassifier(clock);
    }

    /**
     * Makes one call.
     *
     * @return the raw JSON; empty where Twilio's response has no body, as after a delete
     * @throws CallFailure if it did not succeed
     */
    public Map<String, Object> call(Operation operation, Map<String, List<String>> values) {
        CallName call = CallName.of(operation, values);
        return send(write(operation, values, call), call, operation.creates());
    }

    /** Reads a list page by page, one request each, up to that many records. */
    public List<Map<String, Object>> list(Operation operation, Map<String, List<String>> values, int limit) {
        // An empty page may be followed by more: without a bound such a list might never end.
        List<Map<String, Object>> records = pages(operation, values, limit, read -> read.size() >= limit);
        return new ArrayList<>(records.subList(0, Math.min(limit, records.size())));
    }

    /** Reads the first pages of a list, one request each. */
    List<Map<String, Object>> pages(Operation operation, Map<String, List<String>> values, int pages) {
        return pages(operation, values, pages, read -> false);
    }

    /**
     * Reads pages of a list, one request each, until a condition holds.
     *
     *
     * @param enough tested after each page on all records so far
     */
    List<Map<String, Object>> pages(
            Operation operation,
            Map<String, List<String>> values,
            int pages,
            Predicate<List<Map<String, Object>>> enough) {
        CallName call = CallName.of(operation, values);
        Request request = write(operation, values, call);
        ListPage page = ListPage.of(send(request, call, false));
        List<Map<String, Object>> records = new ArrayList<>(page.records());
        for (int read = 1; read < pages && !enough.test(records) && page.next().isPresent(); read++) {
            page = ListPage.of(send(following(request, page.next().get(), call), call, false));
            records.addAll(page.records());
        }
        return records;
    }

    // Of the next page's URL only the path is used, so that credentials are not sent to another host.
    private Request following(Request first, String next, CallName call) {
        try {
            URI address = new URI(next);
            URL host = first.constructURL();
            String query = address.getRawQuery();
            // The library escapes the path again, so it gets it unescaped.
            String following = host.getProtocol() + "://" + host.getHost() + address.getPath();
            return capture.complete(new Request(HttpMethod.GET, query == null ? following : following + "?" + query));
        } catch (URISyntaxException e) {
            throw CallFailure.unanswered(call, 0, "the next page's URL is not valid", Repeating.HELPS, e);
        }
    }

    /** Sends a harmless request; returns why Twilio is unavailable, empty if it answers, with any other status. */
    public Optional<String> probe() {
        try {
            int status = http.makeRequest(capture.complete(new Request(HttpMethod.GET, PROBE_URL)))
                    .getStatusCode();
            return CallFailure.isOutage(status) ? Optional.of("it answers " + status) : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of(FailureClassifier.reason(Objects.requireNonNull(e.getCause())));
        }
    }

    /** Returns the locks that serialize work on the same resource. */
    public KeyedLock locks() {
        return locks;
    }

    /** Returns how many calls were cancelled because their responses did not finish. */
    public int cutOff() {
        return http.cutOff();
    }

    private Request write(Operation operation, Map<String, List<String>> values, CallName call) {
        try {
            return operation.write(values, capture);
        } catch (IllegalArgumentException e) {
            throw CallFailure.unsent(call, String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> send(Request request, CallName call, boolean creates) {
        Response response;
        try {
            response = http.makeRequest(request);
        } catch (UncheckedIOException e) {
            throw classifier.noResponse(call, Objects.requireNonNull(e.getCause()), creates);
        }
        if (response.getStatusCode() < 200 || response.getStatusCode() > 299) {
            throw classifier.failure(call, response, creates);
        }
        if (response.getContent().isBlank()) {
            return new LinkedHashMap<>();
        }
        try {
            return Json.readObject(response.getContent());
        } catch (JsonProcessingException e) {
            throw CallFailure.unanswered(
                    call,
                    response.getStatusCode(),
                    "the response, status " + response.getStatusCode() + ", is not JSON",
                    creates ? Repeating.MAY_HAVE_TAKEN_EFFECT : Repeating.HELPS,
                    // Jackson's message would quote the response.
                    new IllegalStateException("not JSON"));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
