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
 * Reads a JSON object within the memory budget of its request: values are counted first and reserved at
 * {@value #BYTES_PER_TOKEN} bytes each. (Two bytes of JSON can become a hundred in memory.)
 */
final class JsonReader {
    /** The memory of an empty object in a list, its slot included. */
    static final int BYTES_PER_TOKEN = 100;

    /** Memory is reserved for this many values at a time. */
    private static final int TOKENS_PER_RESERVATION = 1_000;

    /** Deeper than what callers send in practice, and shallow enough for recursive readers. */
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
     * @param share where its memory is reserved
     * @throws UnreadableBodyException if it is not a JSON object, or is too large
     */
    static Map<String, Object> read(byte[] json, BodyBudget.Share share) {
        try {
            reserve(json, share);
            return JSON.readValue(json, OBJECT);
        } catch (IOException e) {
            // Jackson's message quotes what was sent.
            throw new UnreadableBodyException(
                    400, "The body is not valid JSON, or nested deeper than " + MAX_DEPTH + " levels.");
        }
    }

    private static void reserve(byte[] json, BodyBudget.Share share) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableBodyException(400, "The body is not a JSON object.");
            }
            long tokens = 1;
            long reserved = 0;
            while (parser.nextToken() != null) {
                tokens++;
                if (tokens - reserved == TOKENS_PER_RESERVATION) {
                    reserve(TOKENS_PER_RESERVATION, share);
                    reserved = tokens;
                }
            }
            reserve(tokens - reserved, share);
        }
    }

    private static void reserve(long tokens, BodyBudget.Share share) {
        long more = tokens * BYTES_PER_TOKEN;
        if (share.take(more)) {
            return;
        }
        if (!share.couldTake(more)) {
            throw new UnreadableBodyException(413, "The body has more values than there is memory for.");
        }
        // After the response has been sent the share is released, and a late read is not counted.
        if (!share.isOver()) {
            throw new UnreadableBodyException(
                    503, "There is not enough free memory for the values in the body. Try again later.");
        }
    }
}
