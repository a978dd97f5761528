package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.reference.CheckedIn;
import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CoverageTest {
    private static final Path DOCUMENT = Path.of("docs/sandbox.md");
    private static final String BEGINNING = "<!-- made of the sandbox's Coverage -->\n\n";
    private static final String END = "\n<!-- made until here -->\n";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void documentTellsHowMuchOfTwilioTheSandboxIs() throws IOException {
        String found = Files.readString(DOCUMENT);
        String before = found.split(Pattern.quote(BEGINNING), -1)[0];
        String after = found.split(Pattern.quote(END), -1)[1];

        CheckedIn.assertCurrent(DOCUMENT, before + BEGINNING + Coverage.table() + END + after);
    }

    @Test
    void isToldByTheSandboxItself() {
        List<String> told = bench.get("/sandbox/coverage").array().stream()
                .map(part -> ((JsonObject) part).getString("name"))
                .toList();

        assertEquals(Coverage.PARTS.stream().map(CoverageRow::name).toList(), told);
    }

    @Test
    void namesEachPartOnce() {
        List<String> names = Coverage.PARTS.stream().map(CoverageRow::name).toList();

        assertEquals(names.stream().distinct().toList(), names);
    }
}
