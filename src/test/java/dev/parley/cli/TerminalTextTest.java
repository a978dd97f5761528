package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    private static final String STRANGERS = "one\r\n\u001b[2J\u009b\u202E\u2028\uDB40\uDC41two 😀 \"ä\"";

    @Test
    void commandsNoTerminal() {
        assertEquals("one\n\\x1b[2J\\x9b\\u202e\n\\u{e0041}two 😀 \"ä\"", TerminalText.whole(STRANGERS));
        assertEquals("one \\x1b[2J\\x9b\\u202e\\u2028\\u{e0041}two 😀 \"ä\"", TerminalText.inOneLine(STRANGERS));
    }

    @Test
    void leavesJsonThatProgramsReadAsTheSame() {
        JsonObject letter = new JsonObject().put("reason", STRANGERS);

        String json = TerminalText.json(letter);

        assertEquals(letter, new JsonObject(json));
        assertEquals(
                """
                {
                  "reason" : "one\\r\\n\\u001b[2J\\u009b\\u202e\\u2028\\udb40\\udc41two 😀 \\"ä\\""
                }""",
                json.replace("\\u001B", "\\u001b"));
    }
}
