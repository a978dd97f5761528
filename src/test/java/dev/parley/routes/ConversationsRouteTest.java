package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator sets up a conversation in one call, and deletes it. */
class ConversationsRouteTest {
    private static final String PHONE = "\"address\":\"+15005550101\",\"proxyAddress\":\"+15005550100\"";
    private static final String LESSON = "{\"name\":\"Lesson\"," + PHONE + ",\"identities\":[\"alice\",\"bob\"]}";

    private AdminRoutes routes = AdminRoutes.open(AdminRoutes.TOKEN);

    @AfterEach
    void close() {
        routes.close();
    }

    @Test
    void setsUpPhoneAndPeople() throws Exception {
        HttpResponse<String> answer = routes.setUp(LESSON);

        assertEquals(201, answer.statusCode());
        assertEquals("application/json", TokenRoutes.type(answer));
        JsonNode told = AdminRoutes.json(answer);
        assertEquals(true, told.path("created").asBoolean());
        assertEquals(List.of("+15005550101", "alice", "bob"), AdminRoutes.people(told.path("participants")));
        assertEquals(
                "Lesson",
                routes.conversation(AdminRoutes.sid(answer))
                        .path("friendly_name")
                        .asText());
        assertEquals(List.of("+15005550101", "alice", "bob"), routes.peopleIn(AdminRoutes.sid(answer)));
    }

    @Test
    void takesFormToo() throws Exception {
        HttpResponse<String> answer = routes.door()
                .postForm(
                        "/conversations",
                        "name=Lesson&uniqueName=lesson-1&address=%2B15005550101&proxyAddress=%2B15005550100&identities=alice,+bob",
                        "Authorization",
                        "Bearer " + AdminRoutes.TOKEN);

        assertEquals(201, answer.statusCode());
        assertEquals(
                "lesson-1",
                routes.conversation(AdminRoutes.sid(answer)).path("unique_name").asText());
        assertEquals(List.of("+15005550101", "alice", "bob"), routes.peopleIn(AdminRoutes.sid(answer)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                LESSON,
                "{\"name\":\"Lesson\"," + PHONE + ",\"onConflict\":\"close\"}",
                "{\"name\":\"Chat\",\"identities\":[\"alice\"]}",
                "{\"name\":\"Chat\",\"uniqueName\":\"chat-1\",\"onConflict\":\"close\",\"identities\":[\"alice\"]}",
            })
    void makesNoSecondConversationWhenAskedAgain(String setUp) throws Exception {
        HttpResponse<String> first = routes.setUp(setUp);
        HttpResponse<String> second = routes.setUp(setUp);

        assertEquals(200, second.statusCode());
        assertEquals(false, AdminRoutes.json(second).path("created").asBoolean());
        assertEquals(AdminRoutes.sid(first), AdminRoutes.sid(second));
        assertEquals(List.of(AdminRoutes.sid(first)), routes.conversations());
        assertEquals(
                "active",
                routes.conversation(AdminRoutes.sid(first)).path("state").asText());
    }

    @Test
    void makesOneConversationWhenAskedSeveralTimesAtOnce() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked =
                Stream.generate(() -> routes.setUpSoon(LESSON)).limit(8).toList();

        Set<String> sids = new TreeSet<>();
        for (CompletableFuture<HttpResponse<String>> answer : asked) {
            sids.add(AdminRoutes.sid(answer.get()));
        }

        assertEquals(routes.conversations(), List.copyOf(sids));
        assertEquals(
                List.of("+15005550101", "alice", "bob"),
                routes.peopleIn(routes.conversations().get(0)));
    }

    @Test
    void usesTheConversationThatHasThePhoneAndAddsWhoIsMissing() throws Exception {
        HttpResponse<String> first = routes.setUp(LESSON);

        HttpResponse<String> second = routes.setUp(
                "{\"name\":\"Another\",\"uniqueName\":\"another\"," + PHONE + ",\"identities\":[\"bob\",\"carol\"]}");

        assertEquals(200, second.statusCode());
        assertEquals(AdminRoutes.sid(first), AdminRoutes.sid(second));
        assertEquals(List.of("+15005550101", "alice", "bob", "carol"), routes.peopleIn(AdminRoutes.sid(first)));
        assertEquals(List.of(AdminRoutes.sid(first)), routes.conversations());
    }

    @Test
    void closesTheConversationThatHasThePhoneWhereAsked() throws Exception {
        String old = AdminRoutes.sid(routes.setUp(LESSON));

        HttpResponse<String> answer = routes.setUp("{\"name\":\"Another\"," + PHONE + ",\"onConflict\":\"close\"}");

        assertEquals(201, answer.statusCode());
        assertEquals("closed", routes.conversation(old).path("state").asText());
        assertEquals(List.of("+15005550101"), routes.peopleIn(AdminRoutes.sid(answer)));
        assertEquals(List.of(old, AdminRoutes.sid(answer)), routes.conversations());
    }

    @Test
    void makesNewConversationWhereItsOwnIsClosed() throws Exception {
        String old = AdminRoutes.sid(routes.setUp(LESSON));
        routes.post("/v1/Conversations/" + old, "State=closed");

        HttpResponse<String> answer = routes.setUp(LESSON);

        assertEquals(201, answer.statusCode());
        assertEquals(List.of(old, AdminRoutes.sid(answer)), routes.conversations());
    }

    @Test
    void keepsUniqueNameOfTheirsWithClosedConversation() throws Exception {
        String setUp = "{\"name\":\"Chat\",\"uniqueName\":\"chat-1\",\"identities\":[\"alice\"]}";
        String old = AdminRoutes.sid(routes.setUp(setUp));
        routes.post("/v1/Conversations/" + old, "State=closed");

        HttpResponse<String> answer = routes.setUp(setUp);

        assertEquals(400, answer.statusCode());
        assertEquals(
                "{\"error\":\"Conversation " + old + " has this uniqueName and is closed. Send another, or DELETE"
                        + " /conversations/" + old + " first.\"}",
                answer.body());
    }

    @Test
    void deletesConversation() throws Exception {
        String sid = AdminRoutes.sid(routes.setUp(LESSON));

        HttpResponse<String> answer = routes.delete(sid, "Authorization", "Bearer " + AdminRoutes.TOKEN);

        assertEquals(204, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals(List.of(), routes.conversations());
    }

    @Test
    void freesThePhoneWithTheConversation() throws Exception {
        routes.delete(AdminRoutes.sid(routes.setUp(LESSON)), "Authorization", "Bearer " + AdminRoutes.TOKEN);

        HttpResponse<String> answer = routes.setUp("{\"name\":\"Another\"," + PHONE + "}");

        assertEquals(201, answer.statusCode());
    }

    @Test
    void doesNotExistWithoutToken() {
        routes.close();
        routes = AdminRoutes.open("");

        assertEquals(0, routes.door().context().getRoutesSize());
    }
}
