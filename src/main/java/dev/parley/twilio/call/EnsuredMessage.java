package dev.parley.twilio.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.camel.EventHeaders;
import dev.parley.twilio.request.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message is there when the event that a route handles has already caused it by this step. Twilio knows no such thing, so
 * the event's id and the step travel in the message's attributes, and the newest messages are looked through first.
 */
public final class EnsuredMessage extends Ensure {
    static final String EVENT_ID = "parleyEventId";
    static final String STEP = "parleyStep";

    private static final String ATTRIBUTES = "attributes";

    /** What is repeated soon is on the first page. */
    private static final String PAGE_SIZE = "50";

    /** After a long outage people have written more; this many pages are read back at most. */
    private static final int MOST_PAGES = 20;

    EnsuredMessage(String resource, CallCatalog catalog) {
        super(resource, catalog);
    }

    @Override
    public Object perform(Map<String, List<String>> values, Occasion occasion, TwilioCalls calls) {
        if (occasion.eventId() == null) {
            throw CallFailure.unsent(
                    CallName.of(create(), values),
                    "header " + EventHeaders.ID + " is missing, without which a message cannot be recognised");
        }
        Map<String, Object> marks = new LinkedHashMap<>();
        marks.put(EVENT_ID, occasion.eventId());
        if (!occasion.step().isEmpty()) {
            marks.put(STEP, occasion.step());
        }
        Map<String, List<String>> marked = marked(values, marks);
        return oneAtATime(
                values,
                List.of(occasion.eventId(), occasion.step()),
                calls,
                () -> newest(values, occasion, marks, calls).stream()
                        .filter(message -> hasMarks(message, marks))
                        .findFirst()
                        .orElseGet(() -> calls.call(create(), marked)));
    }

    private Map<String, List<String>> marked(Map<String, List<String>> values, Map<String, Object> marks) {
        String given = value(values, ATTRIBUTES);
        Map<String, Object> attributes;
        try {
            attributes = given.isBlank() ? new LinkedHashMap<>() : Json.readObject(given);
        } catch (JsonProcessingException e) {
            throw CallFailure.unsent(
                    CallName.of(create(), values), ATTRIBUTES + " cannot be sent: expected a JSON object");
        }
        attributes.putAll(marks);
        Map<String, List<String>> marked = new HashMap<>(values);
        marked.put(ATTRIBUTES, List.of(Json.write(attributes)));
        return marked;
    }

    /** Reads back to what is older than the event, for what the event caused is younger. */
    private List<Map<String, Object>> newest(
            Map<String, List<String>> values, Occasion occasion, Map<String, Object> marks, TwilioCalls calls) {
        Map<String, List<String>> there = place(values);
        there.put("order", List.of("desc"));
        there.put("pageSize", List.of(PAGE_SIZE));
        return calls.pages(list(), there, MOST_PAGES, messages -> {
            if (messages.isEmpty() || messages.stream().anyMatch(message -> hasMarks(message, marks))) {
                return true;
            }
            Instant oldest = TwilioDates.read(messages.get(messages.size() - 1).get("date_created"));
            return occasion.since() == null || oldest == null || oldest.isBefore(wholeSecond(occasion.since()));
        });
    }

    /** A message's own date has no milliseconds. */
    private static Instant wholeSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean hasMarks(Map<String, Object> message, Map<String, Object> marks) {
        try {
            return Json.readObject(String.valueOf(message.get(ATTRIBUTES)))
                    .entrySet()
                    .containsAll(marks.entrySet());
        } catch (JsonProcessingException e) {
            return false; // somebody else's
        }
    }
}
