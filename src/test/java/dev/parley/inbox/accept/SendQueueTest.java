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
    private final SendQueue intake = new SendQueue();

    @Test
    void givesSingleEventAtOnce() throws Exception {
        CompletableFuture<Void> stored = intake.add(event(1));

        SendQueue.Batch batch = intake.take();

        assertEquals(List.of(event(1)), batch.events());
        assertFalse(stored.isDone());
        batch.confirmed();
        assertTrue(stored.isDone());
    }

    @Test
    void bundlesWhatCameWhileTheDiskWasBusy() throws Exception {
        List<SendQueue.Batch> busy = List.of(take(1), take(2));
        int full = EventBatch.MOST_EVENTS;
        add(1, 2 * full + 6);

        assertEquals(List.of(ids(1, full), ids(full + 1, 2 * full)), List.of(ids(intake.take()), ids(intake.take())));
        busy.forEach(SendQueue.Batch::confirmed);
        assertEquals(ids(2 * full + 1, 2 * full + 6), ids(intake.take()));
    }

    @Test
    void goesOnWithoutConfirmationSoThatLostConnectionIsFound() throws Exception {
        take(1);
        take(2);
        add(3, 4);

        assertEquals(ids(3, 4), ids(intake.take()));
    }

    @Test
    void keepsBundlesSmall() throws Exception {
        String half = "x".repeat(EventBatch.MOST_CHARACTERS / 2);
        List.of(1, 2, 3).forEach(number -> intake.add(event(number, half)));
        intake.add(event(4, half + half + half));

        assertEquals(ids(1, 2), ids(intake.take()));
        assertEquals(ids(3, 3), ids(intake.take()));
        assertEquals(ids(4, 4), ids(intake.take()));
    }

    @Test
    void leavesOutWhoseSenderHasGivenUp() throws Exception {
        intake.add(event(1)).cancel(false);
        add(2, 2);

        assertEquals(ids(2, 2), ids(intake.take()));
    }

    @Test
    void breaksThePromisesOfWhatWasLostAndOfNothingElse() throws Exception {
        CompletableFuture<Void> lost = intake.add(event(1));
        intake.take();
        CompletableFuture<Void> waiting = intake.add(event(2));

        intake.lose(new IOException("gone"));

        assertEquals(
                "java.io.IOException: gone",
                assertThrows(CompletionException.class, lost::join).getMessage());
        assertFalse(waiting.isDone());
        assertEquals(ids(2, 2), ids(intake.take()));
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        add(1, 10_000);

        CompletionException failure = assertThrows(
                CompletionException.class, () -> intake.add(event(10_001)).join());

        assertEquals(
                "dev.parley.inbox.accept.InboxFullException: 10000 events wait to be written: the disk or the broker does not"
                        + " keep up",
                failure.getMessage());
    }

    private void add(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(number -> intake.add(event(number)));
    }

    private SendQueue.Batch take(int number) throws InterruptedException {
        intake.add(event(number));
        return intake.take();
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
