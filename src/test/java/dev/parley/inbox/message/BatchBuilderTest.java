package dev.parley.inbox.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchBuilderTest {
    private final BatchBuilder batch = new BatchBuilder();

    @Test
    void holdsSoManyEvents() {
        for (int count = 0; count < EventBatch.MAX_EVENTS; count++) {
            assertTrue(batch.fits(event("")));
            batch.add(event(""));
        }

        assertFalse(batch.fits(event("")));
    }

    @Test
    void holdsSoMuchText() {
        StoredEvent half = event("x".repeat(EventBatch.MAX_CHARACTERS / 2));
        batch.add(half);
        assertTrue(batch.fits(half));
        batch.add(half);

        assertFalse(batch.fits(event("x")));
        assertTrue(batch.fits(event("")));
    }

    @Test
    void takesTheFirstOneHoweverLong() {
        assertTrue(batch.fits(event("x".repeat(EventBatch.MAX_CHARACTERS + 1))));
    }

    @Test
    void isEmptyAfterItWasTaken() {
        StoredEvent whole = event("x".repeat(EventBatch.MAX_CHARACTERS));
        batch.add(whole);

        assertEquals(List.of(whole), batch.take());
        assertEquals(List.of(), batch.take());
        assertTrue(batch.fits(whole));
    }

    private static StoredEvent event(String form) {
        return new StoredEvent("E1", "onMessageAdded", "CH1", 0, form, null, null);
    }
}
