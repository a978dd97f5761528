package dev.parley.inbox.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TruncationTest {
    @Test
    void leavesAloneWhatIsNotTooLong() {
        assertEquals("hello", Truncation.to(5, "hello"));
    }

    @Test
    void saysHowLongItWas() {
        assertEquals("aaaaa… (60000 characters)", Truncation.to(25, "a".repeat(60_000)));
        assertEquals(25, Truncation.to(25, "a".repeat(60_000)).length());
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertEquals("aaaa… (60003 characters)", Truncation.to(25, "aaaa😀" + "a".repeat(59_997)));
        assertEquals("aaa😀… (60002 characters)", Truncation.to(25, "aaa😀" + "a".repeat(59_997)));
    }
}
