package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody drops a file of their own into {@code routes/}: it works, or one line says what is wrong with it. */
class MistakesTest {
    private static final String FILE = "second.camel.yaml";

    /** A route that is right; each test spoils it in one way. */
    private static final String SECOND =
            """
            - route:
                id: second
                description: Tell the log what was said.
                from:
                  uri: twilio-webhook:onMessageAdded
                  steps:
                    - log:
                        message: "{{host.identity}} heard ${body[Body]}"
                    - to:
                        uri: twilio-api:conversations/participants/ensure
                        parameters:
                          conversationSid: ${body[ConversationSid]}
                          identity: listener
                    - process:
                        ref: "#class:dev.parley.reply.Rules"
            """;

    @SuppressWarnings("NullAway.Init") // by copyWhatShips()
    private Home home;

    @SuppressWarnings("NullAway.Init") // by copyWhatShips()
    private Program program;

    @BeforeEach
    void copyWhatShips(@TempDir Path folder) {
        home = Home.in(folder);
        program = Program.in(folder).withHome(home.folder());
    }

    @Test
    void letsASecondRouteListenBesideTheOneThatShips() {
        home.with(FILE, SECOND);

        try (RunningParley parley = program.start()) {
            Caller sandbox = parley.sandbox().telling();
            String conversation = sandbox.post("/v1/Conversations").sid();
            sandbox.post("/v1/Conversations/" + conversation + "/Messages", "Author=alice", "Body=Hi")
                    .sid();

            await().atMost(30, SECONDS).until(parley::output, containsString("Tackleton heard Hi\n"));
            await().atMost(30, SECONDS)
                    .until(
                            () -> sandbox.get("/v1/Conversations/" + conversation + "/Messages")
                                    .body(),
                            containsString("Hello! What can I do for you?"));
            await().atMost(30, SECONDS)
                    .until(
                            () -> sandbox.get("/v1/Conversations/" + conversation + "/Participants/listener")
                                    .status(),
                            status -> status == 200);
        }
    }

    @Test
    void namesTheNearestOperation() {
        spoil("participants/ensure", "participants/ensur");

        assertRefused("routes/second.camel.yaml, route second: twilio-api: unknown operation"
                + " \"conversations/participants/ensur\". Did you mean \"conversations/participants/ensure\"?");
    }

    @Test
    void namesTheNearestParameter() {
        spoil("identity: listener", "identiy: listener");

        assertRefused("routes/second.camel.yaml, route second: twilio-api:conversations/participants/ensure has no"
                + " parameter \"identiy\". Did you mean \"identity\"?");
    }

    @Test
    void namesTheNearestProperty() {
        spoil("{{host.identity}}", "{{host.identiti}}");

        assertRefused("routes/second.camel.yaml, route second: the property {{host.identiti}} is not set. Did you mean"
                + " \"host.identity\"? Set it in application.properties.");
    }

    @Test
    void namesTheNearestEvent() {
        spoil("onMessageAdded", "onMesageAdded");

        assertRefused("routes/second.camel.yaml, route second: twilio-webhook: unknown event \"onMesageAdded\". Did"
                + " you mean \"onMessageAdded\"? Known events: *, onConversationAdd, onConversationAdded,"
                + " onConversationRemove, onConversationRemoved, onConversationStateUpdated, onConversationUpdate,"
                + " onConversationUpdated, onDeliveryUpdated, onMessageAdd, onMessageAdded, onMessageRemove,"
                + " onMessageRemoved, onMessageUpdate, onMessageUpdated, onParticipantAdd, onParticipantAdded,"
                + " onParticipantRemove, onParticipantRemoved, onParticipantUpdate, onParticipantUpdated, onUserAdded,"
                + " onUserUpdate, onUserUpdated, status.");
    }

    @Test
    void namesTheNearestComponent() {
        spoil("twilio-api:", "twilo-api:");

        assertRefused("routes/second.camel.yaml, route second: unknown component \"twilo-api\" for"
                + " twilo-api:conversations/participants/ensure. Did you mean \"twilio-api\"? Put the jars of"
                + " other components into lib/.");
    }

    @Test
    void namesTheNearestBean() {
        spoil("\"#class:dev.parley.reply.Rules\"", "singed");

        assertRefused("routes/second.camel.yaml, route second: unknown bean \"singed\". Did you mean \"signed\"? For"
                + " a processor class of your own write \"#class:\" and its full name.");
    }

    @Test
    void namesAClassThatIsNotThere() {
        spoil("reply.Rules", "reply.Ruls");

        assertRefused("routes/second.camel.yaml, route second: class dev.parley.reply.Ruls not found. Put its jar into"
                + " lib/.");
    }

    @Test
    void namesTheNearestWord() {
        spoil("- log:", "- logg:");

        assertRefused(
                "routes/second.camel.yaml, near line 7: unknown step or property \"logg\". Did you mean \"log\"?");
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        spoil("uri: twilio-webhook:onMessageAdded", "uri: \"twilio-webhook:onMessageAdded");

        assertRefused("routes/second.camel.yaml, near line 5: while parsing a block mapping: expected <block end>, but"
                + " found '{'.");
    }

    @Test
    void namesAnExpressionThatCannotBeRead() {
        spoil("heard ${body[Body]}", "heard ${body[Body]");

        assertRefused("routes/second.camel.yaml, route second: cannot parse the expression \"Tackleton heard"
                + " ${body[Body]\" at character 28.");
    }

    @Test
    void namesBothPlacesOfADuplicateRouteId() {
        spoil("id: second", "id: greet");

        assertRefused("routes/greet.camel.yaml, line 4 and routes/second.camel.yaml, line 2: duplicate id"
                + " \"greet\". Ids of routes and steps must be unique: change one of them.");
    }

    @Test
    void refusesAnEmptyFile() {
        home.with(FILE, "");

        assertRefused("routes/second.camel.yaml: the file is empty. Write a route into it, or delete it.");
    }

    @Test
    void refusesAFileThatCamelWouldPassOver() {
        spoil("- route:", "route:");

        assertRefused("routes/second.camel.yaml: expected a list of routes, which begins with \"- route:\".");
    }

    @Test
    void refusesAFolderWithoutRoutes() {
        home.withoutRoutes();

        assertRefused("routes.directory is " + home.folder().resolve("routes")
                + ": expected a folder with files named *.camel.yaml.");
    }

    @Test
    void namesTheNearestSetting() {
        program = program.with("host.identiy", "Caleb");

        assertRefused("--set host.identiy: there is no such setting in application.properties. Did you mean"
                + " \"host.identity\"?");
    }

    @Test
    void namesTheNearestSettingOfCamels() {
        program = program.with("camel.server.prot", "8080");

        assertRefused("unknown setting \"camel.server.prot\" of Camel. Did you mean \"camel.server.port\"?");
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            program = program.with("camel.server.port", String.valueOf(other.getLocalPort()));

            assertRefused("cannot listen on 127.0.0.1:" + other.getLocalPort() + " (Address already in use). Stop what"
                    + " listens there, or set camel.server.port to another port.");
        }
    }

    @Test
    void saysThatTheSandboxesPortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            program = program.with("sandbox.port", String.valueOf(other.getLocalPort()));

            assertRefused("sandbox.port is " + other.getLocalPort()
                    + ": another program listens on this port of 127.0.0.1. Set" + " sandbox.port to a free one.");
        }
    }

    @Test
    void saysThatAnotherParleyHasItsInbox(@TempDir Path folder) {
        Program other = Program.in(folder);
        String inbox = folder.resolve("inbox").toString();
        try (RunningParley first = other.start()) {
            program = program.with("inbox.directory", inbox);

            assertRefused("cannot open the inbox in " + inbox + " (another process uses it). Is another Parley"
                    + " running there? Set inbox.directory to another folder.");
            assertEquals(200, first.parley().get("/token/alice").status());
        }
    }

    private void spoil(String right, String wrong) {
        String spoilt = SECOND.replace(right, wrong);
        assertEquals(false, spoilt.equals(SECOND), "nothing was spoilt");
        home.with(FILE, spoilt);
    }

    /** One line on standard error, nothing else anywhere: no log, no stack trace. */
    private void assertRefused(String line) {
        assertEquals(new Program.Ended(1, "", line + "\n"), program.fail());
    }
}
