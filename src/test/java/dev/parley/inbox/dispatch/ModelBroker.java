package dev.parley.inbox.dispatch;

import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broker in memory that behaves as the scheduler may expect: it keeps its queues in order, delivers each message once per
 * connection, writes requests in order and as a whole, and loses with a connection what was not written. The events of one
 * batch are acknowledged together, so after a crash they are also redelivered together.
 */
final class ModelBroker {
    private static final int FETCHED_AT_ONCE = 3;
    private static final int MAX_IN_BATCH = 4;

    final List<Message> inbox = new ArrayList<>();
    final Map<String, List<Message>> parked = new TreeMap<>();
    final Set<EventKey> seen = new LinkedHashSet<>();
    final List<EventKey> letters = new ArrayList<>();
    private int batches = 1;

    /** A copy of an event in a queue. */
    static final class Message implements Delivery {
        private final EventKey key;
        private final String lane;
        private final int batch;
        private boolean handedOut;
        private boolean settled;

        Message(EventKey key, String lane, int batch) {
            this.key = key;
            this.lane = lane;
            this.batch = batch;
        }

        @Override
        public EventKey key() {
            return key;
        }

        @Override
        public String lane() {
            return lane;
        }
    }

    /** @param joins whether it joins the batch of the one before, if possible */
    void accept(EventKey key, String lane, boolean joins) {
        List<Message> batch =
                inbox.stream().filter(message -> message.batch == batches).toList();
        if (!joins
                || batch.size() >= MAX_IN_BATCH
                || batch.stream().anyMatch(message -> message.handedOut || message.settled)) {
            batches++;
        }
        inbox.add(new Message(key, lane, batches));
    }

    boolean holds(EventKey key) {
        return all().anyMatch(message -> message.key().equals(key));
    }

    private Stream<Message> all() {
        return Stream.concat(inbox.stream(), parked.values().stream().flatMap(List::stream));
    }

    /** Delivers the next message of the inbox, if there is one. */
    @Nullable
    Message handOut() {
        for (Message message : inbox) {
            if (!message.handedOut) {
                message.handedOut = true;
                return message;
            }
        }
        return null;
    }

    /** Opens a connection in place of the one before, whose transaction is rolled back. */
    Connection connect() {
        all().forEach(message -> {
            message.handedOut = false;
            message.settled = false;
        });
        return new Connection();
    }

    private void acknowledge(Delivery delivery) {
        Message message = (Message) delivery;
        if (message.settled) {
            throw new AssertionError("acknowledged twice: " + delivery.key());
        }
        message.settled = true;
        if (message.batch == 0) {
            parked.getOrDefault(message.lane, List.of()).remove(message);
        } else if (inbox.stream().allMatch(other -> other.batch != message.batch || other.settled)) {
            inbox.removeIf(other -> other.batch == message.batch);
        }
    }

    /** The requests of one dispatcher, which are on disk once they are committed. */
    final class Connection implements DispatchStore {
        private final Deque<Asked> asked = new ArrayDeque<>();
        private BiConsumer<String, List<Message>> fetched = (lane, messages) -> {};
        private Consumer<List<EventKey>> written = keys -> {};

        /** @param alone whether all earlier requests have to be on disk before */
        private record Asked(Runnable effect, List<EventKey> keys, boolean alone) {}

        void open(LaneScheduler scheduler) {
            fetched = scheduler::fetched;
            written = scheduler::written;
        }

        /** Commits the oldest requests and confirms it. */
        boolean commit(int max) {
            List<EventKey> keys = commitSilently(max);
            if (keys == null) {
                return false;
            }
            written.accept(keys);
            return true;
        }

        /**
         * Commits without confirming it.
         *
         * @return the keys that were written; null if there was nothing to write
         */
        @Nullable
        List<EventKey> commitSilently(int max) {
            List<Asked> together = new ArrayList<>();
            while (together.size() < max
                    && !asked.isEmpty()
                    && (together.isEmpty() || !asked.getFirst().alone())) {
                together.add(asked.removeFirst());
            }
            together.forEach(one -> one.effect().run());
            List<EventKey> keys =
                    together.stream().flatMap(one -> one.keys().stream()).toList();
            seen.addAll(keys);
            return together.isEmpty() ? null : keys;
        }

        /** Replaces the keys on disk by those in the window. */
        void rewrite(DedupWindow remembered) {
            seen.clear();
            seen.addAll(remembered.all());
        }

        private void ask(List<EventKey> keys, Runnable effect) {
            asked.add(new Asked(effect, keys, false));
        }

        @Override
        public void finish(Delivery delivery) {
            ask(List.of(delivery.key()), () -> acknowledge(delivery));
        }

        @Override
        public void drop(Delivery delivery) {
            ask(List.of(), () -> {
                acknowledge(delivery);
                if (!seen.contains(delivery.key()) && !holds(delivery.key())) {
                    throw new AssertionError("dropped, and nothing is left of it: " + delivery.key());
                }
            });
        }

        @Override
        public void storeDeadLetter(Delivery delivery, DeadLetterReason why) {
            ask(List.of(why.mark(delivery)), () -> letters.add(why.mark(delivery)));
        }

        @Override
        public void remember(EventKey key) {
            ask(List.of(key), () -> {});
        }

        @Override
        public void park(String lane, List<Delivery> deliveries) {
            ask(
                    List.of(),
                    () -> deliveries.forEach(delivery -> {
                        parked.computeIfAbsent(lane, name -> new ArrayList<>())
                                .add(new Message(delivery.key(), lane, 0));
                        acknowledge(delivery);
                    }));
        }

        @Override
        public void fetch(String lane) {
            asked.add(new Asked(
                    () -> {
                        List<Message> next = parked.getOrDefault(lane, List.of()).stream()
                                .filter(message -> !message.handedOut)
                                .limit(FETCHED_AT_ONCE)
                                .toList();
                        next.forEach(message -> message.handedOut = true);
                        fetched.accept(lane, next);
                    },
                    List.of(),
                    true));
        }

        @Override
        public void removeQueue(String lane) {
            asked.add(new Asked(
                    () -> {
                        List<Message> queue = parked.remove(lane);
                        if (queue == null || !queue.isEmpty()) {
                            throw new AssertionError("took away the queue of " + lane + " with " + queue);
                        }
                    },
                    List.of(),
                    true));
        }
    }
}
