package dev.parley.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void keepsTheOrderOfFirstAppearance() {
        assertEquals(
                List.of("b", "a"), List.copyOf(Fields.parse("b=1&a=2&b=3").all().keySet()));
    }

    @Test
    void keepsEveryValueOfRepeatedName() {
        assertEquals(List.of("1", "3"), Fields.parse("b=1&a=2&b=3").values("b"));
    }

    @Test
    void readsPlusAsSpaceAndSemicolonAsItself() {
        assertEquals("a b;c", Fields.parse("Body=a+b;c").first("Body"));
    }

    @Test
    void readsWhatItWrote() {
        Fields fields = Fields.parse("Body=1%262%3D3%2B4%25%0A%F0%9F%91%8B&Empty=");

        assertEquals(fields, Fields.parse(fields.encode()));
    }

    @Test
    void refusesBrokenEscape() {
        assertThrows(IllegalArgumentException.class, () -> Fields.parse("Body=%zz"));
    }

    @Test
    void findsNoFirstValueInEmptyList() {
        assertNull(Fields.ofBody(Map.of("EventType", List.of())).first("EventType"));
    }

    @Test
    void showsOneValueAsTextAndSeveralAsList() {
        assertEquals("{a=1, b=[2, 3]}", Fields.parse("a=1&b=2&b=3").asBody().toString());
    }
}
