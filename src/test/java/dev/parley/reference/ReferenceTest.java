package dev.parley.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.twilio.OperationDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final Path DOCUMENT = Path.of("docs/twilio-api.md");

    @Test
    void documentTellsWhatTheComponentDoes() throws IOException {
        String byHand = Files.readString(DOCUMENT).split(ReferenceDocument.BEGINNING, -1)[0];

        CheckedIn.assertCurrent(DOCUMENT, byHand + new ReferenceDocument().text());
    }

    @Test
    void everyOperationCanBeFoundInTheDocument() throws IOException {
        String document = Files.readString(DOCUMENT);

        List<String> missing = new OperationDirectory()
                .names().stream()
                        .filter(name ->
                                !document.contains("#### " + name + "\n") && !document.contains("`" + name + "`"))
                        .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void everyResourceOfTheLibraryHasItsWords() {
        List<String> titles = Chapters.of(new OperationDirectory().names()).stream()
                .map(Chapter::title)
                .toList();

        assertEquals(
                List.of(
                        "Conversations (classic)",
                        "People",
                        "Services and settings",
                        "Studio",
                        "Messages without a conversation",
                        "Conversation Orchestrator"),
                titles);
    }
}
