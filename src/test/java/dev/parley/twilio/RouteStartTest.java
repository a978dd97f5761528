package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.camel.InvalidRouteException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found when a route starts, before the first event comes. */
class RouteStartTest {
    private static final String HERE = "conversationSid: ${body[ConversationSid]}";

    private final Routes routes = new Routes(FakeTwilio.settings(null));

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    @Test
    void refusesUnknownOperation() {
        assertMistake(
                "twilio-api: unknown operation \"conversations/participant/ensure\"."
                        + " Did you mean \"conversations/participants/ensure\"?",
                "conversations/participant/ensure");
    }

    @Test
    void saysWhatThereIsWhereNoVerbIsNear() {
        assertMistake(
                "twilio-api: unknown operation \"conversations/participants/add\"."
                        + " conversations/participants has create, delete, ensure, fetch, list, update.",
                "conversations/participants/add");
    }

    @Test
    void saysWhatThereIsWhereVerbIsMissing() {
        assertMistake(
                "twilio-api: unknown operation \"users\". users has create, delete, ensure, fetch, list, update.",
                "users");
    }

    @Test
    void namesEachParameterThatWouldDo() {
        assertMistake(
                "twilio-api:messages/create needs parameter \"from\" or \"messagingServiceSid\".",
                "messages/create",
                "to: '+15005550101'",
                "body: Hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conversations/create | attributes | {order: 17} | a JSON object",
                "conversations/create | attributes | [1] | a JSON object",
                "conversationWithParticipants/create | participant | {\"identity\": ada} | a JSON object",
                "roles/fetch | sid | channel admin | a SID, two letters and 32 hex digits",
                "services/fetch | sid | Support | a SID, two letters and 32 hex digits",
                "studio/flows/fetch | sid | welcome | a SID, two letters and 32 hex digits",
            })
    void refusesWhatTwilioCouldNotRead(String operation, String parameter, String value, String expected) {
        assertMistake(
                "twilio-api:" + operation + ": " + parameter + " is \"" + value + "\": expected " + expected + ".",
                operation,
                parameter + ": '" + value + "'");
    }

    @Test
    void refusesParametersOfFlowThatAreNoJson() {
        assertMistake(
                "twilio-api:studio/flows/executions/create: parameters is \"order 17\": expected JSON.",
                "studio/flows/executions/create",
                "flowSid: FW" + "0".repeat(32),
                "to: '+15005550101'",
                "from: '+15005550100'",
                "parameters: order 17");
    }

    @Test
    void refusesUnknownParameter() {
        assertMistake(
                "twilio-api:conversations/participants/ensure has no parameter \"identiy\". Did you mean \"identity\"?",
                "conversations/participants/ensure",
                HERE,
                "identiy: Tackleton");
    }

    @Test
    void refusesUnknownParameterWhateverItsValueHolds() {
        assertMistake(
                "twilio-api:conversations/messages/create has no parameter \"bodi\". Did you mean \"body\"?",
                "conversations/messages/create",
                HERE,
                "bodi: Hello & welcome (back)");
    }

    @Test
    void offersNothingForParameterThatIsNearNone() {
        assertMistake("twilio-api:users/fetch has no parameter \"colour\".", "users/fetch", "sid: ada", "colour: red");
    }

    @Test
    void refusesToStartWithoutRequiredParameter() {
        assertMistake(
                "twilio-api:conversations/messages/create needs parameter \"conversationSid\".",
                "conversations/messages/create",
                "body: Hello");
    }

    @Test
    void refusesToEnsureConversationWithoutUniqueName() {
        assertMistake(
                "twilio-api:conversations/ensure needs parameter \"uniqueName\".",
                "conversations/ensure",
                "friendlyName: Support");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conversations/update | sid: CH1 | messagingServiceSid: MG12 |"
                        + "messagingServiceSid is \"MG12\": expected a SID, two letters and 32 hex digits.",
                "conversations/update | sid: CH1 | dateCreated: yesterday |"
                        + "dateCreated is \"yesterday\": expected a time in ISO 8601, such as 2026-01-31T09:30:00Z.",
                "conversations/participants/update | conversationSid: CH1 | lastReadMessageIndex: two |"
                        + "lastReadMessageIndex is \"two\": expected a whole number.",
                "addressConfigurations/update | sid: IG1 | autoCreation.enabled: yes |"
                        + "autoCreation.enabled is \"yes\": expected one of true, false.",
                "conversations/fetch | x: y | sid: a/b |"
                        + "sid is \"a/b\": expected a value that is valid in a path: not empty, and no /, ?, #, .. or"
                        + " control character.",
                "users/fetch | x: y | sid: ${body |" + "sid is \"${body\": \"${\" has no \"}\".",
                "conversations/messages/list | conversationSid: CH1 | limit: many |"
                        + "limit is \"many\": expected a whole number.",
                "conversations/messages/list | conversationSid: CH1 | limit: 0 |"
                        + "limit is \"0\": expected 1 or more.",
                "conversations/messages/list | conversationSid: CH1 | pageSize: 0 |"
                        + "pageSize is \"0\": expected 1 or more.",
            })
    void refusesInvalidConstant(String operation, String other, String wrong, String expected) {
        String[] parameters = Stream.of(other, wrong, "sid: X")
                .filter(p -> !p.startsWith("x:"))
                .filter(p -> !p.equals("sid: X") || operation.endsWith("participants/update"))
                .toArray(String[]::new);

        assertMistake("twilio-api:" + operation + ": " + expected, operation, parameters);
    }

    @Test
    void tellsInOneLineWhatSimpleCannotRead() {
        InvalidRouteException mistake = mistake("users/fetch", "sid: ${bdy}");

        assertEquals(
                "twilio-api:users/fetch: sid is \"${bdy}\": Simple cannot parse ${bdy}, Unknown function: bdy.",
                mistake.getMessage());
    }

    @Test
    void startsWithPlaceholdersAndExpressionsInCheckedParameters() {
        routes.property("state", "closed")
                .start("conversations/update", "sid: ${body[sid]}", "state: '{{state}}'", "dateUpdated: ${body[at]}");

        assertEquals(1, routes.context().getRoutes().size());
    }

    @Test
    void looksAtNothingButWhatTheRouteNames() {
        routes.start("conversations/participants/ensure", HERE, "identity: Tackleton");

        assertEquals(
                Set.of(
                        "conversations/participants/create",
                        "conversations/participants/fetch",
                        "conversations/participants/list"),
                routes.component().catalog().loaded());
    }

    private void assertMistake(String message, String operation, String... parameters) {
        assertEquals(message, mistake(operation, parameters).getMessage());
    }

    private InvalidRouteException mistake(String operation, String... parameters) {
        Throwable thrown = assertThrows(IllegalStateException.class, () -> routes.start(operation, parameters));
        while (thrown != null && !(thrown instanceof InvalidRouteException)) {
            thrown = thrown.getCause();
        }
        return (InvalidRouteException) java.util.Objects.requireNonNull(thrown, "no RouteMistake");
    }
}
