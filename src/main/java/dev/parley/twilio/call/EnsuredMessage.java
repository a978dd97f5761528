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
 * A message exists if this step of the route has already created it for this event. Twilio cannot check that, so the event's
 * id and the step are stored in the message's attributes, and the newest messages are searched first.
 */
public final class EnsuredMessage extends Ensure {
    static final String EVENT_ID = "parleyEventId";
    static final String STEP = "parleyStep";

    private static final String ATTRIBUTES = "attributes";

    /** A message repeated soon is on the first page. */
    private static final String PAGE_SIZE = "50";

    /** After a long outage there are more messages; at most this many pages are read. */
    private static final int MAX_PAGES = 20;

    EnsuredMessage(String resource, CallCatalog catalog) {
        super(resource, catalog);
    }

    @Override
    public Object perform(Map<String, List<String>> values, CallContext context, TwilioCalls calls) {
        if (context.eventId() == null) {
            throw CallFailure.unsent(
                    CallName.of(create(), values),
                    "header " + EventHeaders.ID + " is missing; without it an existing message cannot be recognized");
        }
        Map<String, Object> marks = new LinkedHashMap<>();
        marks.put(EVENT_ID, context.eventId());
        if (!context.step().isEmpty()) {
            marks.put(STEP, context.step());
        }
        Map<String, List<String>> marked = marked(values, marks);
        return oneAtATime(
                values,
                List.of(context.eventId(), context.step()),
                calls,
                () -> newest(values, context, marks, calls).stream()
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

    /** Reads messages back to the time of the event. */
    private List<Map<String, Object>> newest(
            Map<String, List<String>> values, CallContext context, Map<String, Object> marks, TwilioCalls calls) {
        Map<String, List<String>> there = place(values);
        there.put("order", List.of("desc"));
        there.put("pageSize", List.of(PAGE_SIZE));
        return calls.pages(list(), there, MAX_PAGES, messages -> {
            if (messages.isEmpty() || messages.stream().anyMatch(message -> hasMarks(message, marks))) {
                return true;
            }
            Instant oldest = TwilioDates.read(messages.get(messages.size() - 1).get("date_created"));
            return context.since() == null || oldest == null || oldest.isBefore(wholeSecond(context.since()));
        });
    }

    /** The date of a message has no milliseconds. */
    private static Instant wholeSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean hasMarks(Map<String, Object> message, Map<String, Object> marks) {
        try {
            return Json.readObject(String.valueOf(message.get(ATTRIBUTES)))
                    .entrySet()
                    .containsAll(marks.entrySet());
        } catch (JsonProcessingException e) {
            return false; // not written by ensure
        }
    }
}
