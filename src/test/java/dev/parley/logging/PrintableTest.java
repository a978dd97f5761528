package dev.parley.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource({
        "0x00, \\x00",
        "0x07, \\x07",
        "0x09, \\t",
        "0x0A, \\n",
        "0x0D, \\r",
        "0x1B, \\x1b",
        "0x7F, \\x7f",
        "0x85, \\x85",
        "0x9B, \\x9b",
        "0xAD, \\xad",
        "0x061C, \\u061c",
        "0x200B, \\u200b",
        "0x200D, \\u200d",
        "0x200E, \\u200e",
        "0x2028, \\u2028",
        "0x2029, \\u2029",
        "0x202E, \\u202e",
        "0x2066, \\u2066",
        "0x2069, \\u2069",
        "0xD800, \\ud800",
        "0xDFFF, \\udfff",
        "0xFEFF, \\ufeff",
        "0xFFFE, \\ufffe",
        "0xE0000, \\u{e0000}",
        "0xE0041, \\u{e0041}",
        "0xE0100, \\u{e0100}",
        "0x10FFFF, \\u{10ffff}"
    })
    void showsWhatIsNotSeenByItsNumber(String character, String shown) {
        String text = new String(Character.toChars(Integer.decode(character)));

        assertEquals("a" + shown + "z", Printable.line("a" + text + "z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POST /chat", "Gruff & Täckleton", "こんにちは", "שלום", "😀", "é", "a b", "\\x1b"})
    void leavesWhatIsSeen(String text) {
        assertSame(text, Printable.line(text));
    }

    @Test
    void leavesNoCharacterThatJavaCallsControlOrFormat() {
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> Character.getType(character) == Character.CONTROL
                        || Character.getType(character) == Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertEquals("", Printable.line(all).replaceAll("[\\\\{}\\w]", ""));
    }

    @Test
    void keepsLinesWhereThereMayBeSome() {
        assertEquals("one\ntwo\n\n\\x1b[2Jthree", Printable.lines("one\r\ntwo\u2028\n\u001b[2Jthree"));
    }
}
