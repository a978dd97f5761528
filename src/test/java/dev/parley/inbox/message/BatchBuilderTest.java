package dev.parley.inbox.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchBuilderTest {
    private final BatchBuilder pile = new BatchBuilder();

    @Test
    void holdsSoManyEvents() {
        for (int count = 0; count < EventBatch.MOST_EVENTS; count++) {
            assertTrue(pile.fits(event("")));
            pile.add(event(""));
        }

        assertFalse(pile.fits(event("")));
    }

    @Test
    void holdsSoMuchText() {
        StoredEvent half = event("x".repeat(EventBatch.MOST_CHARACTERS / 2));
        pile.add(half);
        assertTrue(pile.fits(half));
        pile.add(half);

        assertFalse(pile.fits(event("x")));
        assertTrue(pile.fits(event("")));
    }

    @Test
    void takesTheFirstOneHoweverLong() {
        assertTrue(pile.fits(event("x".repeat(EventBatch.MOST_CHARACTERS + 1))));
    }

    @Test
    void isEmptyAfterItWasTaken() {
        StoredEvent whole = event("x".repeat(EventBatch.MOST_CHARACTERS));
        pile.add(whole);

        assertEquals(List.of(whole), pile.take());
        assertEquals(List.of(), pile.take());
        assertTrue(pile.fits(whole));
    }

    private static StoredEvent event(String form) {
        return new StoredEvent("E1", "onMessageAdded", "CH1", 0, form, null, null);
    }
}
