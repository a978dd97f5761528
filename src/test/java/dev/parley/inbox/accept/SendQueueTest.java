package dev.parley.inbox.accept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.StoredEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    private final SendQueue sendQueue = new SendQueue();

    @Test
    void givesSingleEventAtOnce() throws Exception {
        CompletableFuture<Void> stored = sendQueue.add(event(1));

        SendQueue.Batch batch = sendQueue.take();

        assertEquals(List.of(event(1)), batch.events());
        assertFalse(stored.isDone());
        batch.confirmed();
        assertTrue(stored.isDone());
    }

    @Test
    void batchesEventsThatArriveWhileTheDiskIsBusy() throws Exception {
        List<SendQueue.Batch> busy = List.of(take(1), take(2));
        int full = EventBatch.MAX_EVENTS;
        add(1, 2 * full + 6);

        assertEquals(
                List.of(ids(1, full), ids(full + 1, 2 * full)), List.of(ids(sendQueue.take()), ids(sendQueue.take())));
        busy.forEach(SendQueue.Batch::confirmed);
        assertEquals(ids(2 * full + 1, 2 * full + 6), ids(sendQueue.take()));
    }

    @Test
    void goesOnWithoutConfirmationSoThatLostConnectionIsFound() throws Exception {
        take(1);
        take(2);
        add(3, 4);

        assertEquals(ids(3, 4), ids(sendQueue.take()));
    }

    @Test
    void keepsBatchesSmall() throws Exception {
        String half = "x".repeat(EventBatch.MAX_CHARACTERS / 2);
        List.of(1, 2, 3).forEach(number -> sendQueue.add(event(number, half)));
        sendQueue.add(event(4, half + half + half));

        assertEquals(ids(1, 2), ids(sendQueue.take()));
        assertEquals(ids(3, 3), ids(sendQueue.take()));
        assertEquals(ids(4, 4), ids(sendQueue.take()));
    }

    @Test
    void leavesOutWhoseSenderHasGivenUp() throws Exception {
        sendQueue.add(event(1)).cancel(false);
        add(2, 2);

        assertEquals(ids(2, 2), ids(sendQueue.take()));
    }

    @Test
    void breaksThePromisesOfWhatWasLostAndOfNothingElse() throws Exception {
        CompletableFuture<Void> lost = sendQueue.add(event(1));
        sendQueue.take();
        CompletableFuture<Void> waiting = sendQueue.add(event(2));

        sendQueue.lose(new IOException("gone"));

        assertEquals(
                "java.io.IOException: gone",
                assertThrows(CompletionException.class, lost::join).getMessage());
        assertFalse(waiting.isDone());
        assertEquals(ids(2, 2), ids(sendQueue.take()));
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        add(1, 10_000);

        CompletionException failure = assertThrows(
                CompletionException.class, () -> sendQueue.add(event(10_001)).join());

        assertEquals(
                "dev.parley.inbox.accept.InboxFullException: 10000 events are waiting to be written: the disk or the broker is"
                        + " too slow",
                failure.getMessage());
    }

    private void add(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(number -> sendQueue.add(event(number)));
    }

    private SendQueue.Batch take(int number) throws InterruptedException {
        sendQueue.add(event(number));
        return sendQueue.take();
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    private static List<String> ids(SendQueue.Batch batch) {
        return new ArrayList<>(batch.events().stream().map(StoredEvent::id).toList());
    }

    private static StoredEvent event(int number) {
        return event(number, "Body=hello");
    }

    private static StoredEvent event(int number, String form) {
        return new StoredEvent("" + number, "onMessageAdded", "CH1", 0, form, null, null);
    }
}
