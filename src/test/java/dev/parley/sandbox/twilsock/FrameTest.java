package dev.parley.sandbox.twilsock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void isReadByBytesAndNotByCharacters() {
        Frame frame = parse(lines(
                "TWILSOCK V3.0 58",
                "{\"method\":\"message\",\"id\":\"TM1\",\"payload_size\":10,\"a\":\"é\"}",
                "{\"b\":\"ü\"}"));

        assertEquals("message TM1 é", frame.method() + " " + frame.id() + " " + frame.text("a"));
        assertEquals("{\"b\":\"ü\"}", frame.payload().toString());
    }

    @Test
    void isWrittenAsTheSdkReadsIt() {
        Frame frame =
                Frame.of(new JsonObject().put("method", "reply").put("id", "TM1"), new JsonObject().put("b", "ü"));

        assertEquals(
                lines(
                        "TWILSOCK V3.0 81",
                        "{\"method\":\"reply\",\"id\":\"TM1\",\"payload_size\":10,\"payload_type\":\"application/json\"}",
                        "{\"b\":\"ü\"}"),
                frame.encode().toString());
    }

    @Test
    void mayHaveNoPayload() {
        assertEquals(
                0,
                parse("TWILSOCK V3.0 18\r\n{\"method\":\"close\"}\r\n")
                        .payload()
                        .length());
    }

    @Test
    void hasItsMagicFirst() {
        assertMalformed("expected TWILSOCK V3.0, the length of the header, and a line break", "");
        assertMalformed("expected TWILSOCK V3.0, the length of the header, and a line break", "GET / HTTP/1.1\r\n\r\n");
        assertMalformed(
                "expected TWILSOCK V3.0, the length of the header, and a line break", "TWILSOCK V2.0 2\r\n{}\r\n");
        assertMalformed(
                "expected TWILSOCK V3.0, the length of the header, and a line break", "TWILSOCK V3.0 -2\r\n{}\r\n");
    }

    @Test
    void hasAHeaderAsLongAsItSays() {
        assertMalformed("expected a line break after 3 bytes of header", "TWILSOCK V3.0 3\r\n{}\r\n");
        assertMalformed("expected a line break after 9999999 bytes of header", "TWILSOCK V3.0 9999999\r\n{}\r\n");
    }

    @Test
    void hasAnObjectForAHeader() {
        assertMalformed("expected a JSON object for a header", "TWILSOCK V3.0 2\r\n[]\r\n");
        assertMalformed("expected a JSON object for a header", "TWILSOCK V3.0 4\r\nnull\r\n");
        assertMalformed("expected a JSON object for a header", "TWILSOCK V3.0 1\r\n{\r\n");
    }

    @Test
    void hasAPayloadAsLongAsItSays() {
        assertMalformed("payload_size is 0, and the payload has 2 bytes", "TWILSOCK V3.0 2\r\n{}\r\n{}");
        assertMalformed(
                "payload_size is 9, and the payload has 2 bytes", "TWILSOCK V3.0 19\r\n{\"payload_size\": 9}\r\n{}");
    }

    private static void assertMalformed(String reason, String text) {
        MalformedFrame malformed = assertThrows(MalformedFrame.class, () -> parse(text));
        assertEquals(reason, malformed.getMessage());
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static Frame parse(String text) {
        return Frame.parse(Buffer.buffer(text));
    }
}
