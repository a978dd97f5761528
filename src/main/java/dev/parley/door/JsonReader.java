package dev.parley.door;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.http.BodyBudget;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a JSON object, for as much memory as its values will take: they are counted first, at {@value #BYTES_PER_TOKEN} bytes
 * each, and taken from the budget of its request. (Two bytes of JSON can become a hundred in memory.)
 */
final class JsonReader {
    /** What an empty object in a list takes, its place included. */
    static final int BYTES_PER_TOKEN = 100;

    /** Values are paid for in lots. */
    private static final int LOT = 1_000;

    /** Nothing that people write is deeper, and no reader of ours needs a deep stack. */
    private static final int MAX_DEPTH = 100;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build());
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private JsonReader() {}

    /**
     * Reads an object.
     *
     * @param share what its memory is taken from
     * @throws UnreadableBodyException if it is not a JSON object, or too large a one
     */
    static Map<String, Object> read(byte[] json, BodyBudget.Share share) {
        try {
            pay(json, share);
            return JSON.readValue(json, OBJECT);
        } catch (IOException e) {
            // Jackson's own words quote what was sent.
            throw new UnreadableBodyException(
                    400, "The body is not valid JSON, or nested deeper than " + MAX_DEPTH + " levels.");
        }
    }

    private static void pay(byte[] json, BodyBudget.Share share) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableBodyException(400, "The body is not a JSON object.");
            }
            long tokens = 1;
            long paid = 0;
            while (parser.nextToken() != null) {
                tokens++;
                if (tokens - paid == LOT) {
                    pay(LOT, share);
                    paid = tokens;
                }
            }
            pay(tokens - paid, share);
        }
    }

    private static void pay(long tokens, BodyBudget.Share share) {
        long more = tokens * BYTES_PER_TOKEN;
        if (share.take(more)) {
            return;
        }
        if (!share.couldTake(more)) {
            throw new UnreadableBodyException(413, "The body holds more values than there is memory for.");
        }
        // What is looked at after the answer has nobody to pay for it.
        if (!share.isOver()) {
            throw new UnreadableBodyException(503, "There is no memory now for all the values in the body.");
        }
    }
}
