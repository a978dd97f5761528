package dev.parley.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.BoundedHistory;
import dev.parley.sandbox.rest.Sids;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sandbox keeps everything in memory, and its callers cannot fill it. */
class CapacityTest {
    private final World world = new World(Clock.systemUTC(), Sids.random(), new Capacity(64L << 20));

    @Test
    void endsAtTenThousandConversations() {
        for (int i = 0; i < 10_000; i++) {
            world.add(conversation());
        }

        assertFull();
    }

    @Test
    void endsWhereTextFillsIt() {
        Conversation conversation = conversation();
        world.add(conversation);
        for (int i = 0; i < 1985; i++) {
            say(conversation);
        }

        var refusal = assertThrows(ApiError.class, () -> say(conversation));

        assertEquals("The sandbox is full. POST /sandbox/reset empties it.", refusal.getMessage());
    }

    @Test
    void isFreeAgainWhenTheConversationIsDeleted() {
        Conversation conversation = conversation();
        world.add(conversation);
        for (int i = 0; i < 1985; i++) {
            say(conversation);
        }

        world.remove(conversation);

        assertDoesNotThrow(() -> world.add(conversation()));
    }

    @Test
    void isFreeAgainWhenTheServiceIsDeleted() {
        Service service = world.newService(world.sid("IS"), "Repairs", world::sid);
        world.add(service);
        Conversation conversation = world.newConversation(service, world.now());
        world.add(conversation);
        for (int i = 0; i < 1984; i++) {
            say(conversation);
        }

        world.remove(service);

        assertDoesNotThrow(() -> say(conversation()));
    }

    @Test
    void letsNothingWeighMoreThanItHasTaken() {
        Conversation conversation = conversation();
        world.add(conversation);
        int estimatedSize = conversation.estimatedSize();

        assertThrows(ApiError.class, () -> world.grow(conversation, 64 << 20));

        assertEquals(estimatedSize, conversation.estimatedSize());
    }

    @Test
    void forgetsTheOldestByCountAndBySize() {
        BoundedHistory<String> history = new BoundedHistory<>(3, 10);
        history.add("a", 1);
        history.add("b", 1);
        history.add("c", 1);
        history.add("d", 1);
        history.add("large", 9);

        assertEquals(List.of("d", "large"), history.all());
    }

    private void assertFull() {
        assertEquals(
                507,
                assertThrows(ApiError.class, () -> world.add(conversation())).status());
    }

    private Conversation conversation() {
        return world.newConversation(world.defaultService(), world.now());
    }

    private void say(Conversation conversation) {
        Message message = new Message(world.sid("IM"), world.now(), conversation, "", "x".repeat(32 << 10));
        world.add(message, conversation.messages);
    }
}
