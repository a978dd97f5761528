package dev.parley.twilio.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@code twilio/FACTS.md} 5.4 describes it, and otherwise on the safe side. */
class ChangeTargetTest {
    private static final String DEFAULT_SERVICE = "IS1";

    @ParameterizedTest
    @CsvSource({
        "conversations/update, sid=CH1",
        "conversations/participants/create, conversationSid=CH1",
        "conversations/participants/ensure, conversationSid=CH1",
        "conversations/participants/delete, conversationSid=CH1 sid=MB1",
        "conversations/messages/update, conversationSid=CH1 sid=IM1",
        "conversations/webhooks/ensure, conversationSid=CH1",
        "users/conversations/update, userSid=US1 conversationSid=CH1",
        "services/conversations/update, chatServiceSid=IS1 sid=CH1",
        "services/conversations/messages/ensure, chatServiceSid=IS2 conversationSid=CH1",
    })
    void isCountedAgainstItsConversation(String name, String values) {
        assertEquals(Optional.of(new ChangeTarget(ChangeTarget.Kind.CONVERSATION, "CH1")), change(name, values));
    }

    @ParameterizedTest
    @CsvSource({
        "conversations/create, ''",
        "conversations/ensure, uniqueName=order-7",
        "conversations/delete, sid=CH1",
        "users/update, sid=US1",
        "users/conversations/delete, userSid=US1 conversationSid=CH1",
        "roles/create, ''",
        "conversationWithParticipants/create, ''",
        "services/users/ensure, chatServiceSid=IS1",
        "services/conversations/delete, chatServiceSid=IS1 sid=CH1",
        "services/create, ''",
    })
    void isCountedAgainstTheDefaultServiceNamedOrNot(String name, String values) {
        assertEquals(Optional.of(new ChangeTarget(ChangeTarget.Kind.SERVICE, "")), change(name, values));
    }

    @Test
    void isCountedAgainstAnotherServiceWhereItNamesOne() {
        assertEquals(
                Optional.of(new ChangeTarget(ChangeTarget.Kind.SERVICE, "IS2")),
                change("services/users/create", "chatServiceSid=IS2"));
        assertEquals(
                Optional.of(new ChangeTarget(ChangeTarget.Kind.SERVICE, "IS2")), change("services/delete", "sid=IS2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversations/fetch",
                "conversations/messages/list",
                "services/fetch",
                "messages/create",
                "studio/flows/executions/create",
                "v2/participants/create"
            })
    void isNoneWhereNothingIsCounted(String name) {
        assertEquals(Optional.empty(), change(name, "conversationSid=CH1"));
    }

    private static Optional<ChangeTarget> change(String name, String values) {
        Map<String, List<String>> read = new TreeMap<>();
        for (String value : values.split(" ", -1)) {
            String[] parts = value.split("=", 2);
            if (parts.length == 2) {
                read.put(parts[0], List.of(parts[1]));
            }
        }
        return ChangeTarget.of(name, read, DEFAULT_SERVICE);
    }
}
