package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.openapi.OpenApiDocument;
import dev.parley.openapi.OpenApiOperation;
import dev.parley.openapi.OpenApiProduct;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The complaints of the check, each shown with a response that has one error. */
class AnswerCheckTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private static final String GOOD =
            """
            {
              "sid": "RL00000000000000000000000000000001",
              "account_sid": "AC00000000000000000000000000000001",
              "chat_service_sid": "IS00000000000000000000000000000001",
              "friendly_name": "reader",
              "type": "conversation",
              "permissions": ["sendMessage"],
              "date_created": "2026-11-22T10:00:00Z",
              "date_updated": null,
              "url": "http://127.0.0.1/v1/Roles/RL00000000000000000000000000000001"
            }
            """;

    @Test
    void acceptsWhatIsAsTwilioDescribesIt() {
        assertEquals(List.of(), complaints("get", 200, GOOD));
        assertEquals(List.of(), complaints("delete", 204, ""));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("sid", "IM1", ".sid is \"IM1\", expected ^RL[0-9a-fA-F]{32}$"),
                arguments("type", null, ".type is null"),
                arguments("type", "flow", ".type is \"flow\", not one of [conversation, service]"),
                arguments("friendly_name", 17, ".friendly_name is not of type string: 17"),
                arguments("permissions", "all", ".permissions is not of type array: all"),
                arguments("permissions", new JsonArray().add(1), ".permissions[] is not of type string: 1"),
                arguments("date_updated", "today", ".date_updated is \"today\", expected " + TIME),
                arguments("url", "unknown", ".url is \"unknown\", expected (http:/)?/\\S+"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void complainsOfAMemberThatIsNotAsDescribed(String member, @Nullable Object value, String complaint) {
        String answer = new JsonObject(GOOD).put(member, value).encode();

        assertEquals(List.of("get /v1/Roles/{Sid}" + complaint), complaints("get", 200, answer));
    }

    @Test
    void complainsOfAMemberThatIsMissing() {
        JsonObject answer = new JsonObject(GOOD);
        answer.remove("url");

        assertEquals(1, complaints("get", 200, answer.encode()).size());
    }

    @Test
    void complainsOfAMemberThatIsNotDescribed() {
        JsonObject answer = new JsonObject(GOOD).put("links", null);

        assertEquals(1, complaints("get", 200, answer.encode()).size());
    }

    @Test
    void complainsOfAStatusThatIsNotDescribed() {
        assertEquals(List.of("get /v1/Roles/{Sid}: status is 201, not one of [200]"), complaints("get", 201, GOOD));
    }

    @Test
    void complainsOfABodyWhereNoneIsDescribed() {
        assertEquals(List.of("delete /v1/Roles/{Sid}: expected no body"), complaints("delete", 204, GOOD));
    }

    private static List<String> complaints(String method, int status, String text) {
        OpenApiOperation operation =
                OpenApiDocument.of(OpenApiProduct.CONVERSATIONS_V1).operation(method, "/v1/Roles/{Sid}");
        return AnswerCheck.complaints(operation, new Bench.Reply(status, text, ""));
    }
}
