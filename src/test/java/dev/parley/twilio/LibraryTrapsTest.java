package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.ParticipantConversation;
import com.twilio.rest.conversations.v1.Role;
import com.twilio.rest.conversations.v1.User;
import com.twilio.rest.conversations.v1.service.configuration.Webhook;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What twilio-java alone does with some values, and what Twilio receives from Parley. */
class LibraryTrapsTest {
    private static final String IS = "IS" + "1".repeat(32);
    private static final String LATE = "2026-01-02T03:04:05+02:00";

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());
    private final TwilioRestClient library = BareLibrary.calling(twilio);

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ada/Conversations, GET /v1/Users/ada/Conversations",
        "../Roles, GET /v1/Users/../Roles",
        "ada?PageSize=1, GET /v1/Users/ada?PageSize=1",
        "ada#, GET /v1/Users/ada",
        "'', GET /v1/Users",
        "., GET /v1/Users/.",
    })
    void valueInPathMakesNoOtherPath(String sid, String alone) {
        User.fetcher(sid).fetch(library);
        assertEquals(List.of(alone), asked());

        assertUnsent(
                "users/fetch" + (sid.isEmpty() ? "" : " to " + sid) + " was not sent: sid cannot be sent: expected"
                        + " a value that is valid in a path: not empty, and no /, ?, #, .. or control character."
                        + " Not retried: repeating cannot help.",
                send(sid, "users/fetch", "sid: ${body}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "ada\n", "ada\\", "a/../b"})
    void valueThatCannotStandInPathIsNotSent(String sid) {
        Exchange done = send(sid, "users/fetch", "sid: ${body}");

        assertEquals(TwilioFailure.Repeating.CANNOT_HELP, ((TwilioFailure) done.getException()).repeating());
        assertEquals(List.of(), twilio.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CH1/Messages", "../Users", "CH1?x=y", "CH1#", ""})
    void sidOfAnotherResourceMakesNoOtherPathEither(String sid) {
        Exchange done = send(sid, "conversations/messages/create", "conversationSid: ${body}", "body: hello");

        assertEquals(TwilioFailure.Repeating.CANNOT_HELP, ((TwilioFailure) done.getException()).repeating());
        assertEquals(List.of(), twilio.asked());
    }

    @Test
    void valueInPathIsEscapedOnceWhateverItLooksLike() {
        String identity = "ada lovelace+é%2F@example.com";
        String escaped = "GET /v1/Users/ada%20lovelace%2B%C3%A9%252F%40example.com";

        User.fetcher(identity).fetch(library);
        assertEquals(List.of(escaped), asked());

        assertNull(send(identity, "users/fetch", "sid: ${body}").getException());
        assertEquals(List.of(escaped), asked());
    }

    @Test
    void timeKeepsItsInstant() {
        Conversation.updater("CH1").setDateUpdated(ZonedDateTime.parse(LATE)).update(library);
        assertEquals(Map.of("DateUpdated", List.of("2026-01-02T03:04:05")), form());

        assertNull(send(LATE, "conversations/update", "sid: CH1", "dateUpdated: " + LATE, "dateCreated: ${body}")
                .getException());
        assertEquals(
                Map.of("DateUpdated", List.of("2026-01-02T01:04:05"), "DateCreated", List.of("2026-01-02T01:04:05")),
                form());
    }

    @Test
    void wordNullIsWordInForm() {
        Conversation.updater("CH1").setFriendlyName("null").update(library);
        assertEquals(Map.of(), form());

        assertNull(send("null", "conversations/update", "sid: CH1", "friendlyName: ${body}")
                .getException());
        assertEquals(Map.of("FriendlyName", List.of("null")), form());
    }

    @Test
    void wordNullIsWordInQuery() {
        twilio.answers(200, page("conversations")).answers(200, page("conversations"));
        ParticipantConversation.reader().setIdentity("null").read(library);
        assertEquals(List.of("GET /v1/ParticipantConversations"), asked());

        assertNull(send("null", "participantConversations/list", "identity: ${body}")
                .getException());
        assertEquals(List.of("GET /v1/ParticipantConversations?Identity=null"), asked());
    }

    private static String page(String key) {
        return "{\"meta\":{\"key\":\"%s\",\"page_size\":50},\"%s\":[]}".formatted(key, key);
    }

    @Test
    void wordNullIsWordInList() {
        List<String> permissions = List.of("sendMessage", "null", "a,b");
        Role.updater("RL1", permissions).update(library);
        assertEquals(Map.of("Permission", List.of("sendMessage", "a,b")), form());

        assertNull(send(permissions, "roles/update", "sid: RL" + "1".repeat(32), "permission: ${body}")
                .getException());
        assertEquals(Map.of("Permission", permissions), form());
    }

    @Test
    void wordNullIsNoneOfTheWordsOfHeader() {
        Conversation.creator()
                .setXTwilioWebhookEnabled(Conversation.WebhookEnabledType.forValue("null"))
                .create(library);
        assertNull(twilio.only().headers().get("X-twilio-webhook-enabled"));
        twilio.received().clear();

        assertUnsent(
                "conversations/create was not sent: xTwilioWebhookEnabled cannot be sent: expected one of true, false."
                        + " Not retried: repeating cannot help.",
                send("null", "conversations/create", "xTwilioWebhookEnabled: ${body}"));
    }

    @Test
    void unknownWordIsNotLeftOut() {
        Conversation.updater("CH1")
                .setState(Conversation.State.forValue("open"))
                .update(library);
        assertEquals(Map.of(), form());

        assertUnsent(
                "conversations/update to CH1 was not sent: state cannot be sent: expected one of initializing, inactive,"
                        + " active, closed. Not retried: repeating cannot help.",
                send("open", "conversations/update", "sid: CH1", "state: ${body}"));
    }

    @Test
    void unknownWordInRouteStopsTheStart() {
        assertMistake(
                "twilio-api:conversations/update: state is \"open\": expected one of initializing, inactive, active,"
                        + " closed.",
                "conversations/update",
                "sid: CH1",
                "state: open");
    }

    @Test
    void textThatIsNoAddressIsNotLeftOut() {
        Webhook.updater(IS).setPreWebhookUrl("https://example.com/a b").update(library);
        assertEquals(Map.of(), form());

        assertUnsent(
                "services/configuration/webhooks/update to " + IS
                        + " was not sent: preWebhookUrl cannot be sent: expected a URL. Not retried: repeating cannot help.",
                send(
                        "https://example.com/a b",
                        "services/configuration/webhooks/update",
                        "chatServiceSid: " + IS,
                        "preWebhookUrl: ${body}"));
    }

    @Test
    void timeDoesNotDriveOutTheBoundsBesideIt() {
        ZonedDateTime time = ZonedDateTime.parse("2026-01-02T03:04:05Z");
        twilio.answers(200, page("messages"));
        Message.reader().setDateSent(time).setDateSentAfter(time).read(library);
        assertEquals(Set.of("DateSent=2026-01-02T03%3A04%3A05"), query());

        assertNull(send("2026-01-02T03:04:05Z", "messages/list", "dateSent: ${body}", "dateSentAfter: ${body}")
                .getException());
        assertEquals(Set.of("DateSent=2026-01-02T03%3A04%3A05", "DateSent%3E=2026-01-02T03%3A04%3A05"), query());
    }

    @Test
    void senderAndServiceAreSentTogether() {
        // The library has a constructor for either, and no setter for the other.
        assertNull(send(
                        "",
                        "messages/create",
                        "to: '+15005550001'",
                        "from: '+15005550006'",
                        "messagingServiceSid: MG" + "2".repeat(32),
                        "body: hello")
                .getException());
        assertEquals(Set.of("To", "From", "MessagingServiceSid", "Body"), form().keySet());
    }

    private Exchange send(Object body, String operation, String... parameters) {
        return routes.start(operation, parameters).send(body);
    }

    private void assertUnsent(String message, Exchange done) {
        assertEquals(message, done.getException().getMessage());
        assertEquals(List.of(), twilio.asked());
    }

    private void assertMistake(String message, String operation, String... parameters) {
        Throwable thrown = assertThrows(IllegalStateException.class, () -> routes.start(operation, parameters));
        while (thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        assertEquals(message, thrown.getMessage());
    }

    /** Returns the requests since the last call. */
    private List<String> asked() {
        List<String> asked = twilio.asked();
        twilio.received().clear();
        return asked;
    }

    private Set<String> query() {
        String what = asked().get(0);
        return Set.of(what.substring(what.indexOf('?') + 1).split("&", -1));
    }

    private Map<String, List<String>> form() {
        Map<String, List<String>> form = twilio.only().form().all();
        twilio.received().clear();
        return form;
    }
}
