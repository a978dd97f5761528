package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.FormParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookEventTest {
    private static final String ADDED =
            "EventType=onMessageAdded&ConversationSid=CH1&Body=hi&DateCreated=2026-11-22T12:00:00.000Z";

    @Test
    void hasTheSameIdForTheSameWordsSaidTwice() {
        assertEquals(id("onMessageAdded", ADDED), id("onMessageAdded", ADDED));
    }

    @Test
    void hasAnIdOfFortyHexDigits() {
        assertTrue(id("onMessageAdded", ADDED).matches("[0-9a-f]{40}"));
    }

    @Test
    void hasTheSameIdWhicheverAttemptItIs() {
        assertEquals(id("onMessageAdded", ADDED + "&RetryCount=0"), id("onMessageAdded", "RetryCount=12&" + ADDED));
    }

    @Test
    void hasTheSameIdWhateverTheOrderOfItsParameters() {
        assertEquals(id("onUserAdded", "UserSid=US1&Identity=a"), id("onUserAdded", "Identity=a&UserSid=US1"));
    }

    @Test
    void hasAnotherIdAtAnotherTime() {
        assertNotEquals(id("onMessageAdded", ADDED), id("onMessageAdded", ADDED.replace("12:00", "12:01")));
    }

    @Test
    void hasAnotherIdAsAnotherType() {
        assertNotEquals(
                id("onMessageAdded", ADDED),
                id("onMessageUpdated", ADDED.replace("onMessageAdded", "onMessageUpdated")));
    }

    @ParameterizedTest
    @CsvSource({
        "onMessageAdded,             DateCreated=2026-11-22T12:00:00.000Z",
        "onMessageUpdated,           DateUpdated=2026-11-22T12:00:00.000Z",
        "onDeliveryUpdated,          DateUpdated=2026-11-22T12:00:00.000Z",
        "onMessageRemoved,           DateRemoved=2026-11-22T12:00:00.000Z",
        "onConversationStateUpdated, StateUpdated=2026-11-22T12:00:00.000Z",
        "onNobodyKnows,              DateCreated=2026-11-22T12:00:00.000Z",
        "status,                     MessageSid=SM1&MessageStatus=sent",
    })
    void isKnownByItsDateWhereItHasOne(String type, String parameters) {
        assertEquals(id(type, of(type, parameters), "one"), id(type, of(type, parameters), "other"));
    }

    @ParameterizedTest
    @CsvSource({
        "onUserUpdated,    DateCreated=2026-11-22T12:00:00.000Z",
        "onMessageUpdated, DateCreated=2026-11-22T12:00:00.000Z",
        "onMessageRemoved, DateUpdated=2026-11-22T12:00:00.000Z",
        "onMessageAdded,   Body=hi",
    })
    void isKnownByTwiliosTokenWhereItSaysNotWhenItHappened(String type, String parameters) {
        String said = of(type, parameters);

        assertNotEquals(id(type, said, "one"), id(type, said, "other"));
        assertEquals(id(type, said, "one"), id(type, said + "&RetryCount=1", "one"));
    }

    private static String of(String type, String parameters) {
        return "EventType=" + type + "&" + parameters;
    }

    @ParameterizedTest
    @CsvSource({
        "ConversationSid=CH1&MessageSid=IM1&UserSid=US1, CH1",
        "MessageSid=SM1&SmsSid=SM1, SM1",
        "SmsSid=SM1, SM1",
        "UserSid=US1&Identity=alice, US1",
        "ConversationSid=&UserSid=US1, US1",
        "Identity=alice, none",
    })
    void goesWithItsConversationOrElseItsMessageOrItsUser(String parameters, String lane) {
        assertEquals(
                lane,
                WebhookEvent.of("onMessageAdded", FormParameters.parse(parameters), null)
                        .lane());
    }

    private static String id(String type, String parameters) {
        return id(type, parameters, null);
    }

    private static String id(String type, String parameters, @Nullable String token) {
        return WebhookEvent.of(type, FormParameters.parse(parameters), token).id();
    }
}
