package dev.parley.sandbox.twilsock;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One message of the socket. Shape: {@code TWILSOCK V3.0 {bytes of header}\r\n{header}\r\n{payload}}, the header JSON in UTF-8.
 * A header without {@code payload_size} has no payload.
 */
record Frame(JsonObject header, Buffer payload) {
    private static final Pattern MAGIC = Pattern.compile("TWILSOCK V3\\.0 (\\d{1,7})");
    private static final String END_OF_LINE = "\r\n";
    private static final int LONGEST_MAGIC = "TWILSOCK V3.0 9999999\r\n".length();

    static final String JSON = "application/json";

    static Frame of(JsonObject header) {
        return new Frame(header, Buffer.buffer());
    }

    /** Returns a frame with JSON in it. */
    static Frame of(JsonObject header, JsonObject payload) {
        return new Frame(header, payload.toBuffer());
    }

    /**
     * Reads a frame.
     *
     * @throws MalformedFrame if it is not valid; the message says what was expected
     */
    static Frame parse(Buffer bytes) {
        String start =
                bytes.getBuffer(0, Math.min(LONGEST_MAGIC, bytes.length())).toString(StandardCharsets.ISO_8859_1);
        int lineEnd = start.indexOf(END_OF_LINE);
        Matcher magic = MAGIC.matcher(lineEnd < 0 ? "" : start.substring(0, lineEnd));
        if (!magic.matches()) {
            throw new MalformedFrame("expected TWILSOCK V3.0, the length of the header, and a line break");
        }
        int headerStart = lineEnd + END_OF_LINE.length();
        int headerEnd = headerStart + Integer.parseInt(magic.group(1));
        int payloadStart = headerEnd + END_OF_LINE.length();
        if (payloadStart > bytes.length()
                || !bytes.getString(headerEnd, payloadStart).equals(END_OF_LINE)) {
            throw new MalformedFrame("expected a line break after " + magic.group(1) + " bytes of header");
        }
        JsonObject header = json(bytes.getBuffer(headerStart, headerEnd), "header");
        return new Frame(header, payload(header, bytes.getBuffer(payloadStart, bytes.length())));
    }

    private static Buffer payload(JsonObject header, Buffer rest) {
        int size = header.getValue("payload_size") instanceof Integer number ? number : 0;
        if (size != rest.length()) {
            throw new MalformedFrame("payload_size is " + size + ", and the payload has " + rest.length() + " bytes");
        }
        return rest;
    }

    private static JsonObject json(Buffer bytes, String what) {
        try {
            return new JsonObject(bytes);
        } catch (DecodeException e) {
            throw new MalformedFrame("expected a JSON object for a " + what);
        }
    }

    /** Returns the encoded frame. */
    Buffer encode() {
        JsonObject complete = header.copy().put("payload_size", payload.length());
        if (payload.length() > 0 && !header.containsKey("payload_type")) {
            complete.put("payload_type", JSON);
        }
        Buffer headerBytes = complete.toBuffer();
        return Buffer.buffer("TWILSOCK V3.0 " + headerBytes.length() + END_OF_LINE)
                .appendBuffer(headerBytes)
                .appendString(END_OF_LINE)
                .appendBuffer(payload);
    }

    String method() {
        return text("method");
    }

    /** Returns the id that a reply repeats. */
    String id() {
        return text("id");
    }

    /** Returns a text of the header, empty if absent or not a text. */
    String text(String name) {
        return header.getValue(name) instanceof String text ? text : "";
    }

    /** Returns an object of the header, {@code null} if absent or not an object. */
    @Nullable
    JsonObject object(String name) {
        return header.getValue(name) instanceof JsonObject object ? object : null;
    }
}
