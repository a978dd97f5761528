package dev.parley.inbox.dispatch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.inbox.InboxContract;
import dev.parley.inbox.ScriptedRoute;
import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** With the broker in memory that {@link LaneSchedulerModelTest} plays with: what it promises there, brokers promise here. */
class ModelInboxTest extends InboxContract {
    private static final String NO_LETTERS = "The model keeps that there is a dead letter, and not what is in it.";

    @Override
    protected Subject open() {
        return new ModelInbox();
    }

    @Test
    @Disabled(NO_LETTERS)
    @Override
    protected void handsOverDeadLetterThatIsReplayed() {}

    @Test
    @Disabled(NO_LETTERS)
    @Override
    protected void keepsTheDeadLetterThatIsReplayedInVain() {}

    @Test
    @Disabled(NO_LETTERS)
    @Override
    protected void forgetsDeadLetterThatIsDropped() {}

    /** A scheduler at the model; things happen while somebody waits for something. */
    private static final class ModelInbox implements Subject {
        private static final String ROUTE = "a";
        private static final int MOST_WRITTEN_AT_ONCE = 10;

        private final ModelBroker broker = new ModelBroker();
        private final ScriptedRoute route = new ScriptedRoute();
        private final Map<EventKey, String> texts = new HashMap<>();
        private final Map<EventKey, String> reasons = new HashMap<>();
        private final List<Delivery> running = new ArrayList<>();
        private ModelBroker.Connection connection = broker.connect();
        private LaneScheduler scheduler = begin();

        private LaneScheduler begin() {
            running.clear();
            connection = broker.connect();
            DedupWindow seen = new DedupWindow();
            broker.seen.forEach(seen::add);
            LaneScheduler fresh = new LaneScheduler(
                    LaneScheduler.Limits.DEFAULT, connection, this::run, UnaryOperator.identity(), seen, () -> 0);
            scheduler = fresh;
            connection.open(fresh);
            List.copyOf(broker.parked.keySet()).forEach(fresh::resume);
            return fresh;
        }

        private void run(Delivery delivery) {
            running.add(delivery);
            if (!scheduler.hasGivenUp(delivery, ROUTE)) {
                route.begin(text(delivery));
            }
        }

        private String text(Delivery delivery) {
            return texts.getOrDefault(delivery.key(), "");
        }

        @Override
        public void say(String conversation, String text) {
            EventKey key = EventKey.ofText(conversation + " " + text);
            texts.put(key, text);
            broker.accept(key, conversation, false);
        }

        @Override
        public ScriptedRoute route() {
            return route;
        }

        @Override
        public void until(Callable<Boolean> isSo) throws Exception {
            while (handOut() || end() || connection.commit(MOST_WRITTEN_AT_ONCE)) {
                // Until nothing happens any more.
            }
            assertTrue(isSo.call());
        }

        private boolean handOut() {
            ModelBroker.Message next = broker.handOut();
            if (next != null) {
                scheduler.arrived(next);
            }
            return next != null;
        }

        private boolean end() {
            Optional<Delivery> next = running.stream()
                    .filter(delivery -> !route.isWaitingWith(text(delivery)))
                    .findFirst();
            next.ifPresent(delivery -> {
                running.remove(delivery);
                if (!scheduler.hasGivenUp(delivery, ROUTE)) {
                    end(delivery);
                }
                scheduler.finished(delivery);
            });
            return next.isPresent();
        }

        private void end(Delivery delivery) {
            try {
                route.end(text(delivery));
            } catch (IllegalStateException failure) {
                String reason = String.valueOf(failure.getMessage());
                reasons.put(DeadLetterReason.mark(delivery, ROUTE), reason);
                scheduler.gaveUp(delivery, new DeadLetterReason(ROUTE, reason, 1, Instant.EPOCH));
            }
        }

        @Override
        public void crash() {
            begin();
        }

        @Override
        public boolean isEmpty() {
            return broker.inbox.isEmpty() && broker.parked.isEmpty();
        }

        @Override
        public Set<String> parked() {
            return broker.parked.keySet();
        }

        @Override
        public List<String> deadLetters() {
            return broker.letters.stream()
                    .map(mark -> reasons.getOrDefault(mark, ""))
                    .toList();
        }

        @Override
        public void replayAll() {
            throw new UnsupportedOperationException(NO_LETTERS);
        }

        @Override
        public void dropAll() {
            throw new UnsupportedOperationException(NO_LETTERS);
        }

        @Override
        public void close() {
            running.clear();
        }
    }
}
