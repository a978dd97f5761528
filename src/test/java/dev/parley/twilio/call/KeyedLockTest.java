package dev.parley.twilio.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeyedLockTest {
    private final KeyedLock locks = new KeyedLock();

    @Test
    void runsWorkOnDifferentKeysInParallel() throws Exception {
        CountDownLatch otherIsDone = new CountDownLatch(1);
        CompletableFuture<Boolean> first =
                CompletableFuture.supplyAsync(() -> locks.run(key("A"), () -> awaited(otherIsDone)));

        locks.run(key("B"), () -> {
            otherIsDone.countDown();
            return "";
        });

        assertEquals(true, first.get(10, TimeUnit.SECONDS));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void goesOnAfterWorkThatFailed() {
        assertThrows(
                IllegalStateException.class,
                () -> locks.run(key("A"), () -> {
                    throw new IllegalStateException("broken");
                }));

        assertEquals("done", locks.run(key("A"), () -> "done"));
        assertEquals(0, locks.size());
    }

    private static KeyedLock.Key key(String identity) {
        return new KeyedLock.Key(
                "conversations/webhooks/ensure", Map.of("conversationSid", List.of("CH1")), List.of(identity));
    }
}
