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

/** Makes calls: the library writes the request, we send it once and say what became of it. Blocks while Twilio thinks. */
public final class TwilioCalls implements AutoCloseable {
    private static final String HARMLESS = "https://conversations.twilio.com/v1/Services?PageSize=1";

    private final RequestCapture dictation;
    private final TwilioHttp http;
    private final FailureClassifier answers;
    private final KeyedLock turns = new KeyedLock();

    /** @param atOnce calls that there may be under way at once, beside a probe */
    public TwilioCalls(TwilioSettings settings, int atOnce, Clock clock) {
        dictation = new RequestCapture(settings);
        http = new TwilioHttp(settings, atOnce + 1);
        answers = new FailureClassifier(clock);
    }

    /**
     * Makes one call.
     *
     * @return the raw JSON; empty where Twilio says nothing, as after a delete
     * @throws CallFailure if it did not succeed
     */
    public Map<String, Object> call(Operation operation, Map<String, List<String>> values) {
        CallName call = CallName.of(operation, values);
        return send(write(operation, values, call), call, operation.addsUp());
    }

    /** Reads a list, page after page, a request each, up to that many records. */
    public List<Map<String, Object>> list(Operation operation, Map<String, List<String>> values, int limit) {
        // A page may be empty, and yet more may follow: without a bound such a list could have no end.
        List<Map<String, Object>> records = pages(operation, values, limit, read -> read.size() >= limit);
        return new ArrayList<>(records.subList(0, Math.min(limit, records.size())));
    }

    /** Reads the first pages of a list, a request each. */
    List<Map<String, Object>> pages(Operation operation, Map<String, List<String>> values, int pages) {
        return pages(operation, values, pages, read -> false);
    }

    /**
     * Reads pages of a list until it is enough, a request each.
     *
     * @param enough asked after each page, about all the records that were read
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

    // Only the path of what Twilio names next is followed: our credentials go to no other host.
    private Request following(Request first, String next, CallName call) {
        try {
            URI address = new URI(next);
            URL host = first.constructURL();
            String query = address.getRawQuery();
            // The library escapes the path once more, so it gets it unescaped.
            String following = host.getProtocol() + "://" + host.getHost() + address.getPath();
            return dictation.complete(new Request(HttpMethod.GET, query == null ? following : following + "?" + query));
        } catch (URISyntaxException e) {
            throw CallFailure.unanswered(call, 0, "the next page's address cannot be read", Repeating.HELPS, e);
        }
    }

    /** Asks for something harmless; returns why Twilio is out of reach, and nothing where it answers, whatever that is. */
    public Optional<String> probe() {
        try {
            int status = http.makeRequest(dictation.complete(new Request(HttpMethod.GET, HARMLESS)))
                    .getStatusCode();
            return CallFailure.isOutage(status) ? Optional.of("it answers " + status) : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of(FailureClassifier.reason(Objects.requireNonNull(e.getCause())));
        }
    }

    /** Returns what keeps work on the same thing of Twilio's apart. */
    public KeyedLock turns() {
        return turns;
    }

    /** Returns how many calls were ended because their answers did not finish. */
    public int cutOff() {
        return http.cutOff();
    }

    private Request write(Operation operation, Map<String, List<String>> values, CallName call) {
        try {
            return operation.write(values, dictation);
        } catch (IllegalArgumentException e) {
            throw CallFailure.unsent(call, String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> send(Request request, CallName call, boolean creates) {
        Response response;
        try {
            response = http.makeRequest(request);
        } catch (UncheckedIOException e) {
            throw answers.none(call, Objects.requireNonNull(e.getCause()), creates);
        }
        if (response.getStatusCode() < 200 || response.getStatusCode() > 299) {
            throw answers.failure(call, response, creates);
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
                    "the answer, status " + response.getStatusCode() + ", is not JSON",
                    creates ? Repeating.MAY_HAVE_TAKEN_EFFECT : Repeating.HELPS,
                    // Jackson's own message would quote the answer.
                    new IllegalStateException("not JSON"));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
