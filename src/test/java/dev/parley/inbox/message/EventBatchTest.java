package dev.parley.inbox.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventBatchTest {
    private static final String ID = "0123456789abcdef0123456789abcdef01234567";
    private static final StoredEvent EVENT =
            new StoredEvent(ID, "onMessageAdded", "CH1", 1_795_000_000_000L, "Body=%C3%A4", null, null);
    private static final StoredEvent REPLAYED =
            new StoredEvent(ID, "onMessageAdded", "CH1", 1_795_000_000_000L, "Body=ä☂", "reply", "0f");

    @Test
    void readsWhatWasWrittenAsOftenAsAsked() {
        ClientMessage message = message();
        EventBatch.write(message, List.of(EVENT, REPLAYED));

        assertEquals(List.of(EVENT, REPLAYED), EventBatch.read(message));
        assertEquals(List.of(EVENT, REPLAYED), EventBatch.read(message));
    }

    @Test
    void takesReplayedEventForAnother() {
        ClientMessage message = message();
        EventBatch.write(message, List.of(EVENT, REPLAYED));

        assertEquals(
                List.of(EventKey.ofEvent(ID), EventKey.ofEvent(ID).with("0f")),
                EventBatch.open(message).stream().map(BrokerDelivery::key).toList());
    }

    static Stream<byte[]> rubbish() {
        return Stream.of(
                new byte[0],
                new byte[] {0, 0, 0},
                new byte[] {0, 0, 0, 0},
                new byte[] {-1, -1, -1, -1},
                new byte[] {0, 0, 0, 17},
                new byte[] {0, 0, 0, 1, 127, -1, -1, -1},
                new byte[] {0, 0, 0, 1, -1, -1, -1, -1});
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void refusesWhatOthersWrote(byte[] body) {
        ClientMessage message = message();
        message.getBodyBuffer().writeBytes(body);

        assertThrows(IllegalArgumentException.class, () -> EventBatch.open(message));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void refusesIdThatIsNoneOfOurs(String id) {
        ClientMessage message = message();
        EventBatch.write(message, List.of(new StoredEvent(id, "onMessageAdded", "CH1", 0, "", null, null)));

        assertThrows(IllegalArgumentException.class, () -> EventBatch.open(message));
    }

    static Stream<String> ids() {
        return Stream.of("", "0123", "x".repeat(40));
    }

    private static ClientMessage message() {
        return new ClientMessageImpl(Message.BYTES_TYPE, true, 0, 0, (byte) 4, 1024);
    }
}
