package dev.parley.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The packaged program and how it is to be started: with settings by {@code --set}, on ports and with an inbox of its own.
 * Started twice, it is the same Parley again.
 *
 * @param folder where the inbox and what the program prints are kept
 * @param command {@code run} or {@code sandbox}
 * @param environment variables beside those of this process; of its {@code TWILIO_} and {@code PARLEY_} ones none is passed on
 */
record Program(
        Path folder,
        String command,
        List<String> arguments,
        Map<String, String> settings,
        Map<String, String> environment) {
    private static final Path PARLEY = Path.of("target/parley/bin/parley").toAbsolutePath();
    private static final String PORT = "camel.server.port";
    private static final String SANDBOX_PORT = "sandbox.port";
    private static final String MANAGEMENT_PORT = "camel.management.port";
    private static final String RUN = "run";
    private static final String SANDBOX = "sandbox";
    private static final String JAVA_OPTIONS = "PARLEY_JAVA_OPTIONS";
    /** A program of a test lives for seconds: what is compiled fast is fast enough, and a start costs a third less. */
    private static final String SHORT_LIFE =
            System.getProperty("parley.journey.java-options", "-XX:TieredStopAtLevel=1");

    private static final int LONGEST_START_SECONDS = 60;
    private static final int LONGEST_KILL_SECONDS = 30;

    static Program in(Path folder) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(PORT, String.valueOf(freePort()));
        settings.put(SANDBOX_PORT, String.valueOf(freePort()));
        settings.put(MANAGEMENT_PORT, "0");
        settings.put("inbox.directory", folder.resolve("inbox").toString());
        return new Program(folder, RUN, List.of(), settings, Map.of());
    }

    /** Returns the same with one more {@code --set}. */
    Program with(String key, String value) {
        return new Program(folder, command, arguments, joined(settings, key, value), environment);
    }

    /** Returns the same with the settings and the routes of another folder. */
    Program withHome(Path home) {
        return new Program(
                folder,
                command,
                List.of("--config", home.resolve("application.properties").toString()),
                settings,
                environment);
    }

    /** Returns the same with one more environment variable. */
    Program withVariable(String name, String value) {
        return new Program(folder, command, arguments, settings, joined(environment, name, value));
    }

    /** Returns the same with more options for the JVM. */
    Program withJavaOptions(String more) {
        return withVariable(JAVA_OPTIONS, environment.getOrDefault(JAVA_OPTIONS, SHORT_LIFE) + " " + more);
    }

    /** Returns the sandbox alone, on the same ports, with room for all that a storm leaves in it. */
    Program sandboxAlone() {
        return sandboxAsShipped().withVariable(JAVA_OPTIONS, SHORT_LIFE + " -Xmx1g");
    }

    /** Returns the sandbox alone, on the same ports, with the memory that it has where nobody gives it more. */
    Program sandboxAsShipped() {
        return new Program(folder, SANDBOX, arguments, settings, environment);
    }

    /** Returns another node of the same settings, on a port of its own. */
    Program besides() {
        return with(PORT, String.valueOf(freePort()));
    }

    int port() {
        return Integer.parseInt(settings.getOrDefault(PORT, ""));
    }

    int sandboxPort() {
        return Integer.parseInt(settings.getOrDefault(SANDBOX_PORT, ""));
    }

    int managementPort() {
        return Integer.parseInt(settings.getOrDefault(MANAGEMENT_PORT, ""));
    }

    /** Returns the settings as one types them behind another command for the same Parley. */
    String sets() {
        return settings.entrySet().stream()
                .map(setting -> "--set " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Starts it and returns when it accepts requests. */
    RunningParley start() {
        return RunningParley.of(this, launch());
    }

    /** Starts what cannot start, and returns what is left of it. */
    Ended fail() {
        return end(launch());
    }

    /** Runs a command of it, with its settings, and returns what is left when it has ended. */
    Ended run(String name, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(arguments);
        return end(new Program(folder, name, all, settings, environment).launch());
    }

    private static Ended end(Launched launched) {
        try {
            if (!launched.process().waitFor(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
                launched.process().destroyForcibly();
                throw new AssertionError("expected it to end:\n" + launched.printed());
            }
        } catch (InterruptedException e) {
            launched.process().destroyForcibly();
            throw new IllegalStateException(e);
        }
        return new Ended(launched.process().exitValue(), launched.out(), launched.err());
    }

    /** Returns what it prints when it is ready. */
    String readyLine() {
        return command.equals(SANDBOX)
                ? "The sandbox stands in for Twilio at http://127.0.0.1:" + sandboxPort() + "\n"
                : "Parley accepts requests at http://127.0.0.1:" + port() + ",";
    }

    /** Starts it and returns before it can do anything. */
    Launched launch() {
        if (!Files.isExecutable(PARLEY)) {
            throw new IllegalStateException("There is no " + PARLEY + ". Make it with mvn -DskipTests package.");
        }
        List<String> line = new ArrayList<>(List.of(PARLEY.toString()));
        if (!command.equals(RUN)) {
            // What runs without a command is run.
            line.add(command);
        }
        line.addAll(arguments);
        settings.forEach((key, value) -> line.addAll(List.of("--set", key + "=" + value)));
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("TWILIO_") || name.startsWith("PARLEY_"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put(JAVA_OPTIONS, SHORT_LIFE);
            builder.environment().putAll(environment);
            return new Launched(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Picks below the ports that the system gives to callers, so that none of them takes it before we do. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }

    private static Map<String, String> joined(Map<String, String> before, String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(before);
        all.put(key, value);
        return all;
    }

    /** What a program that has ended leaves behind. */
    record Ended(int status, String out, String err) {}

    /** A process, and the files it prints into. */
    record Launched(Process process, Path outFile, Path errFile) {
        /** Ends it as a power cut would: nothing is tidied up. */
        void kill() {
            process.destroyForcibly();
            try {
                if (!process.waitFor(LONGEST_KILL_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("did not die:\n" + printed());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Sends a signal by its name, and waits for nothing. */
        void signal(String name) {
            try {
                int status = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor();
                if (status != 0) {
                    throw new AssertionError("there is no process " + process.pid());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        String out() {
            return read(outFile);
        }

        String err() {
            return read(errFile);
        }

        String printed() {
            return out() + err();
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
