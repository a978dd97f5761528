package dev.parley.journey;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An inbox as a version of Parley left it, killed in the middle, with what that version said of its dead letters. */
record StoredData(Path folder) {
    private static final Path ALL = Path.of("src/test/resources/dev/parley/journey/stored");
    private static final Path ROUTES = ALL.resolve("routes");

    private static final Path SHIPPED = Path.of("target/parley");
    private static final String INBOX = "inbox";

    static StoredData of(String version) {
        return new StoredData(ALL.resolve(version));
    }

    /** Returns those of all versions. */
    static Stream<StoredData> all() throws IOException {
        return inOrder(ALL).stream()
                .filter(folder -> Files.exists(folder.resolve("inbox.zip")))
                .map(StoredData::new);
    }

    /** Returns Parley with the routes that have heard, and are to hear, what is stored. */
    static Program program(Path folder) throws IOException {
        // The bot would write, too.
        Home home = Home.in(folder).without("reply.camel.yaml");
        for (Path route : inOrder(ROUTES)) {
            home.with(route.getFileName().toString(), Files.readString(route));
        }
        return Program.in(folder)
                .withHome(home.folder())
                .with("camel.management.port", String.valueOf(Program.freePort()))
                .with("retry.repeats", "1")
                .with("retry.first-delay-millis", "1")
                .with("twilio.response-timeout", "59s");
    }

    /** Returns how many messages wait in the inbox, as the program says. */
    static String waiting(Program program) {
        int port = Integer.parseInt(program.settings().getOrDefault("camel.management.port", ""));
        return Caller.to(port)
                .get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("parley_inbox_waiting "))
                .map(line -> line.replaceFirst("^\\S+ ", ""))
                .findFirst()
                .orElse("");
    }

    /** Returns the folder with the settings and the routes that shipped then, and routes of a user's own. */
    Path home() {
        return folder.resolve("home").toAbsolutePath();
    }

    /** Keeps the inbox of a program that does not run, and what ships with it for users to change. */
    void keep(Program program, String letters) throws IOException {
        Files.createDirectories(home().resolve("routes"));
        Files.copy(
                SHIPPED.resolve("application.properties"), home().resolve("application.properties"), REPLACE_EXISTING);
        for (Path route : inOrder(SHIPPED.resolve("routes"))) {
            Files.copy(route, home().resolve("routes").resolve(route.getFileName()), REPLACE_EXISTING);
        }
        Files.writeString(letters(), letters);
        Path inbox = program.folder().resolve(INBOX);
        try (OutputStream file = Files.newOutputStream(zip());
                ZipOutputStream out = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(inbox)) {
            out.setLevel(9);
            for (Path one : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(inbox.relativize(one).toString().replace('\\', '/')));
                Files.copy(one, out);
            }
        }
    }

    /** Gives the inbox to a program that has none. */
    void unpackFor(Program program) throws IOException {
        try (InputStream file = Files.newInputStream(zip());
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path to = program.folder().resolve(INBOX).resolve(entry.getName());
                Files.createDirectories(to.resolveSibling(""));
                Files.copy(in, to);
            }
        }
    }

    private Path zip() {
        return folder.resolve("inbox.zip");
    }

    /** What {@code parley dead-letters list --json} said of it. */
    Path letters() {
        return folder.resolve("letters.json");
    }

    private static List<Path> inOrder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }
}
