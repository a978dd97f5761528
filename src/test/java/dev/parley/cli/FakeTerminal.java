package dev.parley.cli;

import static dev.parley.inbox.deadletter.Letters.letter;

import dev.parley.inbox.deadletter.DeadLetter;
import dev.parley.inbox.deadletter.DeadLetterBroker;
import dev.parley.observe.OpenManagement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;

/** Runs commands against a Parley with two dead letters, and its broker. */
final class FakeTerminal implements AutoCloseable {
    static final DeadLetter FIRST = letter("a100000000000000", "greet", 1);
    static final DeadLetter SECOND = letter("b200000000000000", "reply", 2);

    private final DeadLetterBroker broker;
    private final Path inbox;
    private final OpenManagement management;

    /** The exit status of a command and its output. */
    record Answer(int status, String out, String err) {
        static Answer printed(String out) {
            return new Answer(0, out, "");
        }

        static Answer refused(int status, String line) {
            return new Answer(status, "", line + "\n");
        }
    }

    private FakeTerminal(DeadLetterBroker broker, Path inbox) {
        this.broker = broker;
        this.inbox = inbox;
        management = OpenManagement.with(broker.commands()::answer, inbox);
    }

    static FakeTerminal in(Path directory) throws Exception {
        return new FakeTerminal(DeadLetterBroker.in(directory), directory.resolve("inbox"));
    }

    /** Restores the letters that an earlier test has taken. */
    void refill() throws Exception {
        broker.withOnly(FIRST, SECOND);
    }

    DeadLetterBroker broker() {
        return broker;
    }

    /** Returns the setting for the broker as an external one. */
    String shared() {
        return "inbox.broker-url=" + broker.url();
    }

    /** Returns the setting that names an unused port. */
    static String nothingListening() {
        return "camel.management.port=" + freePort();
    }

    /** Returns the URL of the running Parley. */
    String uri() {
        return "http://127.0.0.1:" + management.port();
    }

    /** Returns the folder of its inbox. */
    Path inbox() {
        return inbox;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types words after {@code parley dead-letters}, as a script does. */
    Answer type(String words) {
        return type(new Script(), words.split(" "));
    }

    Answer type(Terminal user, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = ParleyCommand.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        CommandLine command = Objects.requireNonNull(line.getSubcommands().get("dead-letters"));
        command.<DeadLettersCommand>getCommand().useTerminal(user);
        List<String> all = new ArrayList<>(
                List.of("--config", "application.properties", "--set", "camel.management.port=" + management.port()));
        all.addAll(List.of("--set", "inbox.directory=" + inbox));
        all.add("dead-letters");
        List.of(words).stream()
                .filter(word -> words.length > 1 || !word.isEmpty())
                .forEach(all::add);
        int status = line.execute(all.toArray(String[]::new));
        return new Answer(status, inLines(out), inLines(err));
    }

    private static String inLines(StringWriter printed) {
        return printed.toString().replace(System.lineSeparator(), "\n");
    }

    @Override
    public void close() throws Exception {
        management.close();
        broker.close();
    }

    /** A script: without questions, and of unlimited width. */
    private static final class Script extends Terminal {
        @Override
        int width() {
            return Integer.MAX_VALUE;
        }

        @Override
        Consent confirm(String question) {
            return Consent.NO_TERMINAL;
        }
    }

    /** A terminal of 120 columns, which always gives the same answer. */
    static final class ScriptedTerminal extends Terminal {
        private final Consent consent;
        private final List<String> questions = new ArrayList<>();

        ScriptedTerminal(Consent consent) {
            this.consent = consent;
        }

        List<String> questions() {
            return questions;
        }

        @Override
        int width() {
            return 120;
        }

        @Override
        Consent confirm(String question) {
            questions.add(question);
            return consent;
        }
    }
}
