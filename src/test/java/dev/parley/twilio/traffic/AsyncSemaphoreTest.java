package dev.parley.twilio.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncSemaphoreTest {
    private final AsyncSemaphore semaphore = new AsyncSemaphore(1);
    private final List<String> served = new ArrayList<>();

    @Test
    void servesThoseInHurryFirstAndTheOthersInTheirOrder() {
        take("first", false);
        take("second", false);
        take("third", false);
        take("a person", true);

        List<String> atOnce = List.copyOf(served);
        release(3);

        assertEquals(List.of("first"), atOnce);
        assertEquals(List.of("first", "a person", "second", "third"), served);
    }

    @Test
    void hasRoomAgainWhenAllIsGivenBack() {
        take("first", false);
        take("second", false);

        release(2);

        assertEquals(0, semaphore.taken());
    }

    private void take(String who, boolean hasPriority) {
        semaphore.take(hasPriority).thenRun(() -> served.add(who));
    }

    private void release(int times) {
        for (int i = 0; i < times; i++) {
            semaphore.release();
        }
    }
}
