package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.conversation.Message;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What twilio-java alone does with some responses, or without one, and what a route gets from Parley. */
class LibraryAnswerTrapsTest {
    private static final String CH = "CH" + "1".repeat(32);
    private static final String OTHER = "CH" + "2".repeat(32);

    private final FakeTwilio twilio = new FakeTwilio();
    private Routes routes = new Routes(twilio.settings());
    private final TwilioRestClient library = BareLibrary.calling(twilio);

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    @ParameterizedTest
    @CsvSource({"403, <html>Forbidden</html>", "404, ''", "400, '[1]'"})
    void statusIsKeptWhateverTheBodyIs(int status, String body) {
        twilio.answers(status, body).answers(status, body);
        assertNull(assertThrows(ApiException.class, this::fetchAlone).getStatusCode());

        assertEquals(status, fetch().status());
    }

    @Test
    void statusIsThatOfTheAnswerNotOfItsBody() {
        String body = "{\"code\":20404,\"message\":\"x\",\"status\":404}";
        twilio.answers(403, body).answers(403, body);
        assertEquals(404, assertThrows(ApiException.class, this::fetchAlone).getStatusCode());

        assertEquals(403, fetch().status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"https://www.twilio.com/docs/api/errors/50416\",\"code\":50416",
                "\"type\":\"https://www.twilio.com/docs/api/errors/50416\"",
            })
    void problemOfTheNewerKindIsUnderstood(String about) {
        String problem = "{%s,\"title\":\"Conflict\",\"status\":409,\"detail\":\"already exists in Conversation %s\"}"
                .formatted(about, OTHER);
        twilio.answers(409, problem).answers(409, problem);
        assertNull(assertThrows(ApiException.class, this::fetchAlone).getMessage());

        TwilioFailure failure = fetch();

        assertEquals(50416, failure.code());
        assertEquals(Optional.of(OTHER), failure.conversation());
    }

    @Test
    void redirectIsNoSuccessAndIsNotFollowed() {
        Map<String, String> location = Map.of("Location", twilio.address() + "/elsewhere?secret=1");
        twilio.answers(302, "{}", location).answers(302, "{}", location);
        assertNull(fetchAlone().getSid());

        TwilioFailure failure = fetch();

        assertEquals(
                "Twilio did not complete conversations/fetch to " + CH
                        + ": it answered 302, a redirect, which is never followed;"
                        + " check twilio.api-base-url and any proxy. Not retried: repeating cannot help.",
                failure.getMessage());
        assertEquals(302, failure.status());
        assertEquals(2, twilio.asked().size());
    }

    @Test
    void wordThatTheLibraryDoesNotKnowIsKept() {
        String archived = "{\"sid\":\"%s\",\"state\":\"archived\"}".formatted(CH);
        twilio.answers(200, archived).answers(200, archived);
        assertNull(fetchAlone().getState());

        routes.start("conversations/fetch", "sid: " + CH);
        assertEquals(
                Map.of("sid", CH, "state", "archived"),
                routes.send("").getMessage().getBody());
    }

    @Test
    void limitIsNoPageSize() {
        twilio.answers(200, page("{\"sid\":\"IM1\"}", "")).answers(200, page("{\"sid\":\"IM1\"}", ""));
        Message.reader(CH).limit(5000).read(library);
        assertEquals(
                "GET /v1/Conversations/" + CH + "/Messages?PageSize=5000",
                twilio.asked().get(0));

        list("limit: 5000");
        assertEquals("GET /v1/Conversations/" + CH + "/Messages", twilio.asked().get(1));
    }

    /** The limit of the page size is Twilio's: the library does not know it, and a table here would become outdated. */
    @Test
    void pageThatIsTooLargeIsRefusedByTwilioForGood() {
        twilio.answers(400, "{\"code\":20007,\"message\":\"Page size must be at most 100\",\"status\":400}");

        assertEquals(
                "Twilio refused conversations/messages/list to " + CH
                        + ": 400, code 20007. Not retried: repeating cannot"
                        + " help. https://www.twilio.com/docs/errors/20007",
                list("pageSize: 101").getException().getMessage());
    }

    @Test
    void emptyPageInTheMiddleEndsNoList() {
        String next = "https://conversations.twilio.com/v1/Next";
        for (int i = 0; i < 2; i++) {
            twilio.answers(200, page("", next)).answers(200, page("{\"sid\":\"IM1\"}", ""));
        }
        assertEquals(
                0,
                StreamSupport.stream(Message.reader(CH).read(library).spliterator(), false)
                        .count());
        fetchAlone(); // takes the answer that the library did not ask for

        assertEquals("[{sid=IM1}]", list("limit: 10").getMessage().getBody().toString());
    }

    private static String page(String records, String next) {
        return "{\"meta\":{\"key\":\"messages\",\"page_size\":50,\"next_page_url\":%s},\"messages\":[%s]}"
                .formatted(next.isEmpty() ? "null" : '"' + next + '"', records);
    }

    @ParameterizedTest
    @CsvSource({"500, 3", "429, 2"})
    void nothingIsRepeatedBehindOurBack(int status, int timesAlone) {
        for (int i = 0; i < timesAlone + 1; i++) {
            twilio.answers(status, "{\"code\":1,\"status\":%d}".formatted(status));
        }
        assertThrows(
                ApiException.class, () -> Message.creator(CH).setBody("hello").create(library));
        assertEquals(timesAlone, twilio.asked().size());

        routes.start("conversations/messages/create", "conversationSid: " + CH, "body: hello");
        assertEquals(status, failure(routes.send("")).status());
        assertEquals(timesAlone + 1, twilio.asked().size());
    }

    @Test
    void responseTimeoutWorks() throws Exception {
        twilio.hangs().hangs();
        TwilioRestClient hasty = BareLibrary.calling(
                twilio,
                RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofMilliseconds(1))
                        .build());
        CompletableFuture<Void> alone = CompletableFuture.runAsync(() ->
                assertThrows(ApiException.class, () -> Conversation.fetcher(CH).fetch(hasty)));
        routes.close();
        routes = new Routes(twilio.impatientSettings());

        TwilioFailure failure = fetch();

        assertEquals(
                "Twilio did not complete conversations/fetch to " + CH + ": no response in time. Repeating can help.",
                failure.getMessage());
        assertFalse(alone.isDone());
    }

    @Test
    void connectTimeoutWorks() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertTrue(first.isConnected() && second.isConnected()); // so nobody else gets in
            routes.close();
            routes = new Routes(FakeTwilio.unreachable(URI.create("http://127.0.0.1:" + full.getLocalPort())));

            assertEquals(
                    "Twilio did not complete conversations/fetch to " + CH
                            + ": it cannot be reached (ConnectTimeoutException). Repeating can help.",
                    fetch().getMessage());
        }
    }

    private Conversation fetchAlone() {
        return Conversation.fetcher(CH).fetch(library);
    }

    private TwilioFailure fetch() {
        return failure(routes.start("conversations/fetch", "sid: " + CH).send(""));
    }

    private Exchange list(String parameter) {
        return routes.start("conversations/messages/list", "conversationSid: " + CH, parameter)
                .send("");
    }

    private static TwilioFailure failure(Exchange done) {
        return (TwilioFailure) done.getException();
    }
}
