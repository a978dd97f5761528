package dev.parley.sandbox.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutsTest {
    private static final String PHONE = "+15005550001";
    private static final String NUMBER = "+15005550006";

    private final OptOuts optOuts = new OptOuts();

    @ParameterizedTest
    @ValueSource(
            strings = {"STOP", "stop", " Stop\n", "UNSUBSCRIBE", "cancel", "End", "quit", "StopAll", "optout", "revoke"
            })
    void hearsEachWordThatEndsIt(String word) {
        optOuts.receive(PHONE, NUMBER, word);

        assertTrue(optOuts.isOut(PHONE, NUMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "yes", "Unstop"})
    void hearsEachWordThatUndoesIt(String word) {
        optOuts.receive(PHONE, NUMBER, "STOP");
        optOuts.receive(PHONE, NUMBER, word);

        assertFalse(optOuts.isOut(PHONE, NUMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stop it!", "please stop", "", "STOP."})
    void takesNoWordFromASentence(String sentence) {
        assertEquals(Optional.empty(), optOuts.receive(PHONE, NUMBER, sentence));
        assertFalse(optOuts.isOut(PHONE, NUMBER));
    }

    @Test
    void countsForTheOneNumberOnly() {
        optOuts.receive(PHONE, NUMBER, "STOP");

        assertFalse(optOuts.isOut(PHONE, "+15005550007"));
        assertEquals(Map.of(PHONE, List.of(NUMBER)), optOuts.byPhone());
    }

    @Test
    void answersWhatChangesSomethingOnce() {
        assertTrue(optOuts.receive(PHONE, NUMBER, "STOP").isPresent());
        assertTrue(optOuts.receive(PHONE, NUMBER, "STOP").isEmpty());
        assertTrue(optOuts.receive(PHONE, NUMBER, "START").isPresent());
        assertTrue(optOuts.receive(PHONE, NUMBER, "YES").isEmpty());
    }

    @Test
    void leavesOtherChannelsToTheirOwnWays() {
        optOuts.receive("whatsapp:" + PHONE, "whatsapp:" + NUMBER, "STOP");

        assertFalse(optOuts.isOut("whatsapp:" + PHONE, "whatsapp:" + NUMBER));
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        for (int phone = 0; phone <= 10_000; phone++) {
            optOuts.receive("+1500" + phone, NUMBER, "STOP");
        }

        assertFalse(optOuts.isOut("+15000", NUMBER));
        assertTrue(optOuts.isOut("+15001", NUMBER));
    }
}
