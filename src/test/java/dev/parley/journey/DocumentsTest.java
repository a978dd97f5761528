package dev.parley.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does what the documents say: runs their commands, routes and scripts against the packaged program. */
class DocumentsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    /** Of those the build runs {@code mvn}, the sandbox's own build {@code java}, and a test below {@code parley}. */
    private static final Pattern RUN_ELSEWHERE = Pattern.compile("(mvn|java|parley) .*");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/lesson.md", "docs/routes.md", "docs/sandbox.md"})
    void everyListingDoesWhatItsDocumentSays(String document, @TempDir Path folder) {
        List<Listing> listings = Listing.of(Path.of(document));
        Home home = Home.in(folder);
        int number = 0;
        for (Listing routes : of("yaml", listings)) {
            home.with("listing-" + ++number + ".camel.yaml", routes.text());
        }
        Program program = Program.in(folder)
                .withHome(home.folder())
                .with("camel.management.port", String.valueOf(Program.freePort()))
                .withVariable("PARLEY_ADMIN_TOKEN", SECRET)
                .withVariable("PARLEY_ACCESS_SECRETS", SECRET);
        try (RunningParley parley = program.start()) {
            Terminal terminal = new Terminal(Map.of("PARLEY_ADMIN_TOKEN", SECRET), replacements(program));
            of("sh", listings).stream()
                    .flatMap(listing -> listing.commands().stream())
                    .filter(command -> !RUN_ELSEWHERE.matcher(command.text()).matches())
                    .forEach(terminal::type);
            for (String line : printed(listings)) {
                String shown = replaced(line, replacements(program));
                await(shown).atMost(20, SECONDS).until(() -> Shown.pattern(shown)
                        .matcher(parley.output())
                        .find());
            }
        }
    }

    @Test
    void mistakeInARouteIsToldAsTheDocumentsSay(@TempDir Path folder) {
        Listing money = of("yaml", Listing.of(Path.of("README.md"))).get(0);
        Home home =
                Home.in(folder).with("money.camel.yaml", money.text().replace("identity: Scrooge", "identiy: Scrooge"));

        Program.Ended ended = Program.in(folder).withHome(home.folder()).fail();

        assertEquals(1, ended.status());
        for (String document : List.of("README.md", "docs/routes.md")) {
            String shown = Listing.of(Path.of(document)).stream()
                    .map(Listing::text)
                    .filter(text -> text.startsWith("routes/money"))
                    .findFirst()
                    .orElseThrow()
                    .strip();
            assertTrue((ended.out() + ended.err()).contains(shown), ended::err);
        }
    }

    @Test
    void commandsAreUnderstoodAsTheDocumentsShowThem(@TempDir Path folder) throws Exception {
        List<String> commands = of("sh", Listing.of(Path.of("docs/routes.md"))).stream()
                .flatMap(listing -> listing.text().lines())
                .filter(line -> line.startsWith("parley "))
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .toList();
        assertFalse(commands.isEmpty());
        Program program = Program.in(folder).with("camel.management.port", String.valueOf(Program.freePort()));
        try (RunningParley parley = program.start()) {
            for (String command : commands) {
                Process process = new ProcessBuilder(
                                "bash", "-c", replaced(command, replacements(program)) + " " + program.sets())
                        .redirectErrorStream(true)
                        .start();
                String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
                int status = process.waitFor();
                // There is no dead letter: that is said, in a line; a command that is not understood ends with 2.
                assertTrue(status == 0 || (status == 1 && printed.lines().count() == 1), command + "\n" + printed);
            }
            assertTrue(parley.isAlive());
        }
    }

    @Test
    void proofOfAnIdentityIsAccepted(@TempDir Path folder) throws Exception {
        Listing script = of("js", Listing.of(Path.of("docs/going-live.md"))).get(0);
        Path file = folder.resolve("proof.js");
        Files.writeString(file, "const identity = 'alice';\n" + script.text() + "console.log(proof);\n");
        ProcessBuilder builder = new ProcessBuilder("node", file.toString());
        builder.environment().put("PARLEY_TOKEN_PROOF_KEY", SECRET);
        String proof = new String(builder.start().getInputStream().readAllBytes(), UTF_8).strip();

        Program program =
                Program.in(folder).with("token.identities", "proven").withVariable("PARLEY_TOKEN_PROOF_KEY", SECRET);
        try (RunningParley parley = program.start()) {
            Caller.Reply reply = parley.parley().post("/token", "identity=alice", "proof=" + proof);

            assertEquals(200, reply.status(), reply::toString);
            assertEquals("alice", reply.json().path("identity").asText());
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        try (Stream<Path> folder = Files.list(Path.of("docs"))) {
            Stream<Path> documents = Stream.concat(
                    Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                            .map(Path::of),
                    folder.filter(file -> file.toString().endsWith(".md")));
            List<String> broken = documents.flatMap(Links::broken).toList();

            assertEquals(List.of(), broken);
        }
    }

    @Test
    void firstPageIsReadInThreeMinutes() throws IOException {
        assertTrue(Files.size(Path.of("README.md")) <= 9 * 1024, "README.md is larger than 9 KB");
    }

    private static List<Listing> of(String language, List<Listing> listings) {
        return listings.stream()
                .filter(listing -> listing.language().equals(language))
                .toList();
    }

    /** What a program prints; neither a drawing nor a mistake. */
    private static List<String> printed(List<Listing> listings) {
        return of("", listings).stream()
                .map(Listing::text)
                .filter(text -> !text.contains("──") && !text.startsWith("routes/"))
                .flatMap(String::lines)
                .map(line -> line.replaceFirst(", with \\d+ routes from routes$", ", with … routes from routes"))
                .toList();
    }

    private static Map<String, String> replacements(Program program) {
        Map<String, String> replacements = new LinkedHashMap<>();
        replacements.put("http://127.0.0.1:8080", "http://127.0.0.1:" + program.port());
        replacements.put("http://127.0.0.1:8100", "http://127.0.0.1:" + program.sandboxPort());
        replacements.put("http://127.0.0.1:9876", "http://127.0.0.1:" + program.managementPort());
        replacements.put(
                "parley dead-letters", Path.of("target/parley/bin/parley").toAbsolutePath() + " dead-letters");
        return replacements;
    }

    private static String replaced(String text, Map<String, String> replacements) {
        String replaced = text;
        for (Map.Entry<String, String> each : replacements.entrySet()) {
            replaced = replaced.replace(each.getKey(), each.getValue());
        }
        return replaced;
    }
}
