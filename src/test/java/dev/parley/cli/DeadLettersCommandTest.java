package dev.parley.cli;

import static dev.parley.inbox.Letters.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.cli.Person.Consent;
import dev.parley.door.Fields;
import dev.parley.inbox.DeadLetter;
import dev.parley.inbox.LetterBroker;
import dev.parley.management.ManagementServers;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.MainConfigurationProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as they are typed, asked of a running Parley's management server or straight of a broker. */
class DeadLettersCommandTest {
    private static final DeadLetter FIRST = letter("a100000000000000", "greet", 1);
    private static final DeadLetter SECOND = letter("b200000000000000", "reply", 2);

    private final LetterBroker broker;
    private final Vertx vertx = Vertx.vertx();
    private final CamelContext context = new DefaultCamelContext();
    private final int port = freePort();
    private final Service management;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            ParleyCommand.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));

    DeadLettersCommandTest(@TempDir Path directory) throws Exception {
        broker = LetterBroker.in(directory).with(FIRST, SECOND);
        try (MainConfigurationProperties main = new MainConfigurationProperties()) {
            HttpManagementServerConfigurationProperties settings =
                    new HttpManagementServerConfigurationProperties(main);
            settings.setHost("127.0.0.1");
            settings.setPort(port);
            management = new ManagementServers(
                            vertx, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), broker.desk()::answer)
                    .newHttpManagementServer(context, settings);
        }
    }

    private String shared() {
        return "inbox.broker-url=" + broker.url();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void listen() {
        management.start();
        sitsThere(new Script());
    }

    @AfterEach
    void close() throws Exception {
        management.stop();
        context.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"twilio.edge=dublin", "shared"})
    void listsLettersOfNodeAndOfSharedBroker(String where) {
        run("dead-letters", "list", "--set", where.equals("shared") ? shared() : where);

        assertPrinted(
                """
                LETTER    GAVE UP              ROUTE  ATTEMPTS  TYPE            CONVERSATION  REASON
                b2000000  %s  reply         9  onMessageAdded  CH1           Twilio refused participants/create: 404, code 20404.
                a1000000  %s  greet         9  onMessageAdded  CH1           Twilio refused participants/create: 404, code 20404.
                """
                        .formatted(local(SECOND.gaveUp()), local(FIRST.gaveUp())));
    }

    @Test
    void listsWhatIsAskedFor() {
        run(
                "dead-letters",
                "list",
                "--route",
                "greet",
                "--type=onMessageAdded",
                "--older-than=1d",
                "--oldest",
                "--json");

        assertPrinted(
                """
                {
                  "count" : 1,
                  "letters" : [ {
                    "letter" : "a100000000000000",
                    "event" : "event-of-a100000000000000",
                    "type" : "onMessageAdded",
                    "lane" : "CH1",
                    "route" : "greet",
                    "attempts" : 9,
                    "accepted" : "2024-11-22T11:00:00Z",
                    "gaveUp" : "2024-11-22T12:01:00Z",
                    "reason" : "Twilio refused participants/create: 404, code 20404."
                  } ]
                }
                """);
    }

    @Test
    void cutsReasonToTheTerminalAndCountsWhatItDoesNotList() {
        sitsThere(new AtTerminal(Consent.NO));

        run("dead-letters", "list", "--limit", "1");

        assertPrinted(
                """
                LETTER    GAVE UP              ROUTE  ATTEMPTS  TYPE            CONVERSATION  REASON
                b2000000  %s  reply         9  onMessageAdded  CH1           Twilio refused participants/create: 404, …
                … and 1 more: --limit shows more of them.
                """
                        .formatted(local(SECOND.gaveUp())));
    }

    @Test
    void showsAllOfOneLetterAndLetsNoStrangerCommandTheTerminal() throws Exception {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("ConversationSid", List.of("CH1"));
        parameters.put("Body", List.of("one\r\ntwo \u001b[2J\u202Ethree 😀"));
        parameters.put("Again", List.of("1", "2"));
        broker.with(new DeadLetter(
                "c300000000000000",
                "0123456789012345678901234567890123456789",
                "onMessageAdded",
                "CH1",
                "greet",
                "First line.\nSecond line.",
                3,
                Instant.parse("2024-11-22T11:00:00Z"),
                Instant.parse("2024-11-22T12:03:00Z"),
                new Fields(parameters)));

        assertEquals(0, run("dead-letters", "show", "c3"));

        assertPrinted(
                """
                letter           c300000000000000
                event            0123456789012345678901234567890123456789
                type             onMessageAdded
                conversation     CH1
                route            greet
                attempts         3
                accepted         2024-11-22T11:00:00Z
                gave up          2024-11-22T12:03:00Z
                reason           First line.
                                 Second line.

                ConversationSid  CH1
                Body             one
                                 two \\u001b[2J\\u202ethree 😀
                Again            1
                Again            2
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay b2 | Replayed 1 dead letter to route reply. | a100000000000000",
                "replay --route greet | Replayed 1 dead letter to route greet. | b200000000000000",
                "replay --all | Replayed 2 dead letters: 1 to route greet, 1 to route reply. | ''",
                "replay --older-than 365000d | No dead letter is meant by that. See parley dead-letters list."
                        + " | a100000000000000 b200000000000000",
                "drop a1 b2 | Dropped 2 dead letters: 1 of route greet, 1 of route reply. | ''",
                "drop --route greet --yes | Dropped 1 dead letter of route greet. | b200000000000000",
                "drop --all --yes | Dropped 2 dead letters: 1 of route greet, 1 of route reply. | ''",
            })
    void saysWhatItDid(String typed, String told, String left) throws Exception {
        assertEquals(0, run(("dead-letters " + typed).split(" ")));

        assertPrinted(told + "\n");
        assertEquals(left, String.join(" ", broker.letters()));
    }

    @Test
    void replaysAtSharedBrokerWhileNoNodeRuns() throws Exception {
        management.stop();

        assertEquals(0, run("dead-letters", "replay", "--all", "--set", shared()));

        assertEquals(
                List.of(
                        "event-of-a100000000000000 onMessageAdded CH1 greet 1732273200000 hello a100000000000000",
                        "event-of-b200000000000000 onMessageAdded CH1 reply 1732273200000 hello b200000000000000"),
                broker.inbox());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop --all | all dead letters",
                "drop --route greet | the dead letters of route greet",
                "drop --route greet --older-than 1h | the dead letters of route greet older than 1h",
            })
    void dropsManyOnlyWhereSomebodySaysThatItIsMeant(String typed, String meant) throws Exception {
        assertEquals(1, run(("dead-letters " + typed).split(" ")));
        AtTerminal doubts = new AtTerminal(Consent.NO);
        sitsThere(doubts);
        assertEquals(1, run(("dead-letters " + typed).split(" ")));
        assertEquals(2, broker.letters().size());
        sitsThere(new AtTerminal(Consent.YES));
        assertEquals(0, run(("dead-letters " + typed).split(" ")));

        assertEquals(List.of("Drop " + meant + " for good?"), doubts.questions);
        assertRefused("Nothing was dropped: there is nobody to ask whether " + meant
                + " should go. Write --yes if they should.\nNothing was dropped.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show z | There is no dead letter \"z\". See parley dead-letters list.",
                "replay a1 zz | There is no dead letter \"zz\". See parley dead-letters list.",
                "replay --route gret | There are no dead letters of route \"gret\". Did you mean \"greet\"?",
                "list --limit 0 | The limit is \"0\": expected a number, 1 to 100000.",
                "list --set camel.management.enabled=false | camel.management.enabled is false, so nobody can be asked about"
                        + " the dead letters in the broker inside Parley. Set it to true and start Parley again.",
                "list --set camel.management.host=192.0.2.1 | camel.management.host is \"192.0.2.1\": dead letters are told on"
                        + " this machine only, so expected 127.0.0.1, or 0.0.0.0 for every address.",
                "list --set camel.management.port=0 | camel.management.port is 0, any free port: expected the one on which"
                        + " Parley listens. Name it with --set camel.management.port=….",
                "list --set inbox.broker=x | --set inbox.broker: there is no such setting in application.properties."
                        + " Did you mean \"inbox.broker-url\"?",
                "list --config nowhere/x.properties | There is no %s/nowhere/x.properties. Name an application.properties"
                        + " with --config.",
            })
    void saysWhatIsWrong(String typed, String told) {
        assertEquals(1, run(("dead-letters " + typed).split(" ")));

        assertRefused(told.replace("%s", Path.of("").toAbsolutePath().toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | What about the dead letters? Write list, show, replay or drop after it.",
                "replay | Which dead letters? Name some, or write --route, --older-than or --all.",
                "drop --all --route greet | --all means every dead letter: leave out --route, or --all.",
                "drop --all a1 | --all means every dead letter: leave out the letters, or --all.",
                "replay a1 --older-than 2d | Letters that are named need no --older-than.",
                "replay --older-than soon | Invalid value for option '--older-than': \"soon\" is no age: expected one"
                        + " such as 30m, 12h or 2d.",
                "show | Missing required parameter: 'LETTER'",
                "list --limit many | Invalid value for option '--limit': 'many' is not an int",
                "burn | Unmatched argument at index 1: 'burn'",
            })
    void saysWhatIsMistyped(String typed, String told) {
        assertEquals(2, run(("dead-letters " + typed).strip().split(" ")));

        assertRefused(told + " See parley --help.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "replay", "drop"})
    void takesNoEmptyNameForEveryLetter(String command) {
        assertEquals(2, run("dead-letters", command, ""));

        assertRefused("A letter is named by its id, but nothing stands there. See parley --help.");
    }

    @Test
    void saysThatNoParleyRuns() {
        management.stop();

        assertEquals(1, run("dead-letters", "list"));

        assertRefused("No Parley answers at http://127.0.0.1:" + port + ". Is it running? Where it listens is said by"
                + " camel.management.host and camel.management.port, which --set changes for this command too.");
    }

    @Test
    void saysThatTheBrokerIsOutOfReach() {
        assertEquals(1, run("dead-letters", "list", "--set", "inbox.broker-url=tcp://127.0.0.1:" + freePort()));

        assertEquals(
                "Cannot reach the broker at tcp://127.0.0.1:N (AMQ219007: Cannot connect to server(s). Tried with all"
                        + " available servers.). Start it, or correct inbox.broker-url.",
                err.toString().strip().replaceFirst("127.0.0.1:\\d+", "127.0.0.1:N"));
    }

    @Test
    void tellsWhatCanBeTyped() {
        assertEquals(0, run("dead-letters", "drop", "--help"));

        assertPrinted(
                """
                Usage: parley dead-letters drop [-hV] [--all] [--yes] [--config=FILE]
                                                [--older-than=AGE] [--route=ROUTE]
                                                [--set=KEY=VALUE]... [LETTER...]
                Throws dead letters away, for good.
                      [LETTER...]        Ids of letters, or enough of their beginnings to tell
                                           them from others.
                      --route=ROUTE      Those that this route gave up on.
                      --older-than=AGE   Those given up longer ago than this: 30m, 12h, 2d.
                                           With --route: those of the route.
                      --all              All of them.
                      --yes              Do not ask whether it is meant.
                  -h, --help             Show this help message and exit.
                  -V, --version          Print version information and exit.
                      --config=FILE      The settings; relative paths in them, and the routes,
                                           are meant from its folder. Default: the application.
                                           properties that came with this program.
                      --set=KEY=VALUE    A setting for this run only, over the environment and
                                           the file. Repeatable.
                """);
    }

    private int run(String... typed) {
        List<String> all = new ArrayList<>(List.of(typed));
        if (!all.contains("camel.management.port=0")) {
            all.addAll(List.of("--set", "camel.management.port=" + port));
        }
        if (!all.contains("--config")) {
            all.addAll(List.of("--config", "application.properties"));
        }
        return line.execute(all.toArray(String[]::new));
    }

    private void sitsThere(Person person) {
        CommandLine command = Objects.requireNonNull(line.getSubcommands().get("dead-letters"));
        command.<DeadLettersCommand>getCommand().servedTo(person);
    }

    private static String local(Instant time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .withZone(ZoneId.systemDefault())
                .format(time);
    }

    private void assertPrinted(String text) {
        assertEquals("", err.toString());
        assertEquals(text, out.toString().replace(System.lineSeparator(), "\n"));
    }

    private void assertRefused(String text) {
        assertEquals(text, err.toString().strip().replace(System.lineSeparator(), "\n"));
    }

    private static class Script extends Person {
        @Override
        int width() {
            return Integer.MAX_VALUE;
        }

        @Override
        Consent consents(String question) {
            return Consent.NOBODY;
        }
    }

    /** A terminal of 120 letters, and somebody who always answers the same. */
    private static final class AtTerminal extends Person {
        private final Consent consent;
        private final List<String> questions = new ArrayList<>();

        AtTerminal(Consent consent) {
            this.consent = consent;
        }

        @Override
        int width() {
            return 120;
        }

        @Override
        Consent consents(String question) {
            questions.add(question);
            return consent;
        }
    }
}
