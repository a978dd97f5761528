package dev.parley.inbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broker in memory, as the desk may rely on it: it keeps its queues in order, hands out what is not handed out yet, writes
 * what was asked for in that order and whole, and forgets in a crash what was not written. What lies in one bundle of the inbox
 * is acknowledged together, so after a crash it also comes again together.
 */
final class ModelBroker implements Store {
    private static final int FETCHED_AT_ONCE = 3;
    private static final int MOST_IN_BUNDLE = 4;

    final List<Message> inbox = new ArrayList<>();
    final Map<String, List<Message>> parked = new TreeMap<>();
    final Set<Key> seen = new LinkedHashSet<>();
    private final Deque<Runnable> asked = new ArrayDeque<>();
    private @Nullable BiConsumer<String, List<Message>> fetched;
    private int bundles = 1;

    /** A copy of an event in a queue. */
    static final class Message implements Delivery {
        private final Key key;
        private final String lane;
        private final int bundle;
        private boolean handedOut;
        private boolean settled;

        Message(Key key, String lane, int bundle) {
            this.key = key;
            this.lane = lane;
            this.bundle = bundle;
        }

        @Override
        public Key key() {
            return key;
        }

        @Override
        public String lane() {
            return lane;
        }
    }

    /** @param joins whether it shares the bundle of the one before, if it can */
    void accept(Key key, String lane, boolean joins) {
        List<Message> bundle =
                inbox.stream().filter(message -> message.bundle == bundles).toList();
        if (!joins
                || bundle.size() >= MOST_IN_BUNDLE
                || bundle.stream().anyMatch(message -> message.handedOut || message.settled)) {
            bundles++;
        }
        inbox.add(new Message(key, lane, bundles));
    }

    boolean holds(Key key) {
        return Stream.concat(inbox.stream(), parked.values().stream().flatMap(List::stream))
                .anyMatch(message -> message.key().equals(key));
    }

    void connect(BiConsumer<String, List<Message>> listener) {
        fetched = listener;
    }

    /** Hands out the next message of the inbox, if there is one. */
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

    /** Writes the oldest thing that was asked for. */
    boolean write() {
        Runnable next = asked.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    void crash() {
        asked.clear();
        Stream.concat(inbox.stream(), parked.values().stream().flatMap(List::stream))
                .forEach(message -> {
                    message.handedOut = false;
                    message.settled = false;
                });
    }

    @Override
    public void finish(Delivery delivery) {
        asked.add(() -> {
            seen.add(delivery.key());
            acknowledge(delivery);
        });
    }

    @Override
    public void drop(Delivery delivery) {
        asked.add(() -> acknowledge(delivery));
    }

    @Override
    public void remember(Key key) {
        asked.add(() -> seen.add(key));
    }

    @Override
    public void park(String lane, List<Delivery> deliveries) {
        asked.add(() -> deliveries.forEach(delivery -> {
            parked.computeIfAbsent(lane, name -> new ArrayList<>()).add(new Message(delivery.key(), lane, 0));
            acknowledge(delivery);
        }));
    }

    @Override
    public void fetch(String lane) {
        asked.add(() -> {
            List<Message> next = parked.getOrDefault(lane, List.of()).stream()
                    .filter(message -> !message.handedOut)
                    .limit(FETCHED_AT_ONCE)
                    .toList();
            next.forEach(message -> message.handedOut = true);
            if (fetched != null) {
                fetched.accept(lane, next);
            }
        });
    }

    @Override
    public void leave(String lane) {
        asked.add(() -> {
            List<Message> queue = parked.remove(lane);
            if (queue == null || !queue.isEmpty()) {
                throw new AssertionError("took away the queue of " + lane + " with " + queue);
            }
        });
    }

    private void acknowledge(Delivery delivery) {
        Message message = (Message) delivery;
        if (message.settled) {
            throw new AssertionError("acknowledged twice: " + delivery.key());
        }
        message.settled = true;
        if (message.bundle == 0) {
            parked.getOrDefault(message.lane, List.of()).remove(message);
        } else if (inbox.stream().allMatch(other -> other.bundle != message.bundle || other.settled)) {
            inbox.removeIf(other -> other.bundle == message.bundle);
        }
    }
}
